package io.longbox.api.payment;

/** Why money does not move that was to be taken or given back. */
public enum PaymentFailure {
    /** The bank no longer holds the money. */
    AUTHORISATION_EXPIRED,
    /** The provider says no. */
    REFUSED,
    /** The provider answered with another amount or currency than was asked for. */
    OTHER_AMOUNT
}
