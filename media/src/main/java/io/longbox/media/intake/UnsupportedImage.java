package io.longbox.media.intake;

/** An image is of a kind that is not taken. The message says why, as the end of a sentence. */
final class UnsupportedImage extends Exception {

    private static final long serialVersionUID = 1L;

    UnsupportedImage(String message) {
        super(message);
    }
}
