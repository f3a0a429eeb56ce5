package io.longbox.notification.mail;

/** How a mail stands. */
enum MailState {
    /** To be sent. */
    PENDING,
    /** Somebody is sending it. */
    SENDING,
    /** The server has accepted it. */
    SENT,
    /** The server may have accepted it, or not: it is never sent again. */
    UNCERTAIN,
    /** It was not sent, and will not be. */
    FAILED,
    /** It came too late to be sent. */
    EXPIRED
}
