package io.longbox.api.payment;

/** Why a card does not pay. */
public enum DeclineReason {
    /** The bank says no, and not why. */
    DECLINED,
    INSUFFICIENT_FUNDS,
    EXPIRED_CARD,
    /** The provider does not know the card. */
    CARD_UNKNOWN,
    /** The provider answered with another amount or currency than was asked for. */
    OTHER_AMOUNT
}
