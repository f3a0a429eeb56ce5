package io.longbox.api;

/**
 * Thrown by a handler that refuses what its caller asked for. The caller gets the {@link Refusal}, never this type:
 * between processes an exception travels as its details.
 */
public class RefusedException extends RuntimeException {

    private final transient Refusal refusal;

    public RefusedException(Refusal refusal) {
        // A refusal is an answer, not a fault: it needs no stack trace.
        super(refusal.detail(), null, false, false);
        this.refusal = refusal;
    }

    public RefusedException(Refusal.Code code, String detail) {
        this(new Refusal(code, detail));
    }

    public Refusal refusal() {
        return refusal;
    }
}
