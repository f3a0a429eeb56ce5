package io.longbox.api.user;

/** Why points are not taken. */
public enum SpendRefusalReason {
    /** The balance does not cover the amount. */
    BALANCE_TOO_LOW,
    /** The reader's account is suspended. */
    READER_SUSPENDED,
    /** What the entry took has been given back; it is not taken again. */
    REVERSED
}
