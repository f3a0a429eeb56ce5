package io.longbox.api.catalog;

/** Why the gate does not serve a question, other than for want of copies. */
public enum RefusalReason {
    /** The product is off sale. */
    PRODUCT_WITHDRAWN,
    /** It was asked for before its sale opened. */
    NOT_OPEN_YET,
    /** A repeat of a question so old that the gate no longer knows how it answered. */
    TOO_LATE,
    /** The reservation has ended, or was never made. */
    NOT_RESERVED
}
