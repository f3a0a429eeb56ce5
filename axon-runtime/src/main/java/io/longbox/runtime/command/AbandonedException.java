package io.longbox.runtime.command;

/** Ends a batch before its commit, or by it. */
final class AbandonedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final CommandMetrics.Reason reason;

    AbandonedException(CommandMetrics.Reason reason, Throwable cause) {
        super(cause);
        this.reason = reason;
    }

    CommandMetrics.Reason reason() {
        return reason;
    }
}
