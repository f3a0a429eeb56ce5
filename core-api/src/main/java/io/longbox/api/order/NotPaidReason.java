package io.longbox.api.order;

/** Why money that was taken does not pay an order. */
public enum NotPaidReason {
    /** The order was given up meanwhile. */
    CANCELLED,
    /** It is another amount, or another currency, than is owed. */
    OTHER_AMOUNT
}
