package io.longbox.media;

/** Something that was uploaded is not taken. The message says why, in words for whoever uploaded it. */
public class MediaRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What is wrong with it, as far as a caller would tell apart. */
    public enum Reason {
        /** It is not what it should be: no image of a known kind, or no archive. */
        UNSUPPORTED,
        /** It is what it should be, but broken, empty or unsafe. */
        INVALID,
        /** It passes a limit. */
        TOO_LARGE
    }

    private final Reason reason;

    public MediaRefusedException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
