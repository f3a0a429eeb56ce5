package io.longbox.api.user;

/** Why points are not taken. */
public enum SpendRefusalReason {
    /** The balance does not cover the amount. */
    BALANCE_TOO_LOW,
    /** The reader's account is suspended. */
    READER_SUSPENDED,
    /** The entry was reversed, whether or not it had taken anything by then; it takes nothing any more. */
    REVERSED,
    /** Nobody is registered by that id. */
    NO_SUCH_READER
}
