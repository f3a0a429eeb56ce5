package io.longbox.api.user;

/** What an entry of a ledger is. */
public enum PointsOperation {
    ADD,
    DEDUCT,
    SET,
    /** Points were paid for something. */
    SPEND,
    /** What was paid was given back. */
    REVERSAL
}
