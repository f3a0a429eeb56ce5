package io.longbox.api.payment;

/** Who issued a card, by its first digits. */
public enum CardBrand {
    VISA,
    MASTERCARD,
    AMEX,
    DISCOVER,
    DINERS,
    JCB,
    UNIONPAY,
    OTHER
}
