package io.longbox.api.order;

/** How far it has come that something of an order is taken back. */
public enum RefundStatus {
    /** It is on its way. */
    PENDING,
    /** All of it is back. */
    DONE,
    /** The money could not go back to the card, and a person has to see to it. */
    FAILED
}
