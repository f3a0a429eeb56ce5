package io.longbox.media.store;

/** The content store cannot be used as it is configured; {@link #action()} says what to do. */
final class StoreMisconfigured extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String action;

    StoreMisconfigured(String message, String action) {
        super(message);
        this.action = action;
    }

    String action() {
        return action;
    }
}
