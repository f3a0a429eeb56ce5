package io.longbox.imports;

/** A file cannot be imported at all, and nothing of it is kept. The message is a sentence for whoever uploaded it. */
public class ImportRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What is wrong with the file, as far as a caller would tell apart. */
    public enum Reason {
        /** It is no UTF-8, no CSV, or lacks what every catalogue has. */
        INVALID,
        /** It passes the limit. */
        TOO_LARGE
    }

    private final Reason reason;

    public ImportRefusedException(Reason reason, String message) {
        super(message, null, false, false);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
