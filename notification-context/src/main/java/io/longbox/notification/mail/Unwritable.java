package io.longbox.notification.mail;

/** A letter cannot be written, for good or for now. */
final class Unwritable extends RuntimeException {

    private final transient Outcome outcome;

    private Unwritable(String failure, Outcome outcome) {
        super(failure, null, false, false);
        this.outcome = outcome;
    }

    static Unwritable forGood(String failure) {
        return new Unwritable(failure, new Outcome.Never(failure));
    }

    static Unwritable forNow(String failure) {
        return new Unwritable(failure, new Outcome.Later(failure, Outcome.Cause.MAIL));
    }

    Outcome outcome() {
        return outcome;
    }
}
