package io.longbox.api.user;

/** What an entry of a ledger is. */
public enum PointsOperation {
    ADD,
    DEDUCT,
    SET,
    /** Points were earned, and a plan may have multiplied them. */
    EARN,
    /** Points were paid for something. */
    SPEND,
    /** What was paid was given back. */
    REVERSAL,
    /** Something was taken back: of what was paid for it some was given back, of what was earned with it some taken away. */
    SETTLEMENT,
    /** A term of a plan was paid for. */
    SUBSCRIPTION
}
