package io.longbox.notification.mail;

/**
 * What became of a try to send a mail. A failure is a word of ours or the name of a class, never a server's own words:
 * they repeat the address.
 */
sealed interface Outcome {

    /** The server has accepted it. */
    record Sent() implements Outcome {}

    /** It was certainly not accepted, and may be the next time. */
    record Later(String failure, Cause cause) implements Outcome {}

    /** It was certainly not accepted, and never will be. */
    record Never(String failure) implements Outcome {}

    /** The server had all of it, and did not say whether it accepted it. */
    record Uncertain(String failure) implements Outcome {}

    /** Nobody wants to know any more; it was not tried. */
    record TooLate() implements Outcome {}

    /** Whom a failure concerns. */
    enum Cause {
        /** This mail only. */
        MAIL,
        /** Every mail: the server is away, or does not let us in. */
        SERVER
    }
}
