package io.longbox.api.order;

/** How far the payment of an order by card has come. */
public enum OrderPaymentStatus {
    /** The bank has been asked to hold the money. */
    REQUESTED,
    /** The bank holds the money. */
    AUTHORISED,
    /** The card does not pay. */
    DECLINED,
    /** The money was taken; how much of it went back is counted beside it. */
    CAPTURED,
    /** The money was held and could not be taken. */
    CAPTURE_FAILED,
    /** Nothing is held any more. */
    VOIDED
}
