package io.longbox.api.reading;

/** Why an attempt to unlock a chapter ended without it. Nothing is charged. */
public enum UnlockRefusalReason {
    /** The balance does not cover the price. */
    BALANCE_TOO_LOW,
    /** The reader's account is suspended. */
    READER_SUSPENDED,
    /** Nobody is registered by that id. */
    NO_SUCH_READER,
    /** There is no such chapter, or it is not offered any more. */
    NOT_OFFERED,
    /** It costs something else by now, or nothing. */
    PRICE_CHANGED,
    /** The store could not finish it in time; asking again is safe. */
    TIMED_OUT
}
