package io.longbox.notification.mail;

/** There is a mail server, but mail cannot be sent. The message says what is wrong, {@link #action()} what to do about it. */
final class MailMisconfigured extends RuntimeException {

    private final String action;

    MailMisconfigured(String message, String action) {
        super(message);
        this.action = action;
    }

    String action() {
        return action;
    }
}
