package io.longbox.media.intake;

/** An image is not what its first bytes promise. The message says how, as the end of a sentence. */
final class DamagedImage extends Exception {

    private static final long serialVersionUID = 1L;

    DamagedImage(String message) {
        super(message);
    }
}
