package io.longbox.api.order;

/** Why an order was given up before it was paid for. */
public enum CancellationReason {
    BY_READER,
    BY_SHOP,
    /** The card was declined. */
    PAYMENT_DECLINED,
    /** The payment provider did not answer in time. */
    PAYMENT_TIMED_OUT,
    /** The reader does not have the points. */
    POINTS_REFUSED,
    /** The copies were not held any more: the hold was over, or the product is off sale. */
    SOLD_OUT,
    /** The card was authorised, and the money could not be taken. */
    PAYMENT_FAILED
}
