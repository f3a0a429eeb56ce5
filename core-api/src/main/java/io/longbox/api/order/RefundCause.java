package io.longbox.api.order;

/** Why something of an order is taken back after it was paid for. */
public enum RefundCause {
    /** It was given up before it was shipped. */
    CANCELLED,
    /** It was sent back. */
    RETURNED,
    /** It was lost on its way. */
    LOST,
    /** The shop gives money back, and no copies come back. */
    GOODWILL
}
