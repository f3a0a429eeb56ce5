package io.longbox.app.database;

import org.jspecify.annotations.Nullable;

/** The embedded database cannot be used. The message says what is wrong, {@link #action()} what to do about it. */
final class DatabaseUnavailable extends RuntimeException {

    private final String action;

    DatabaseUnavailable(String message, String action, @Nullable Throwable cause) {
        super(message, cause);
        this.action = action;
    }

    String action() {
        return action;
    }
}
