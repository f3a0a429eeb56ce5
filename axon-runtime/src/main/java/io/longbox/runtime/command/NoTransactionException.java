package io.longbox.runtime.command;

/** A batch could not even begin: nothing of it was handled. */
final class NoTransactionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final RuntimeException outage;

    NoTransactionException(RuntimeException outage) {
        super(outage);
        this.outage = outage;
    }

    RuntimeException outage() {
        return outage;
    }
}
