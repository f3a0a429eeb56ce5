package io.longbox.api.user;

/** Why no other term follows. */
public enum SubscriptionEndReason {
    /** The reader did not want one. */
    CANCELLED,
    /** The plan is not on offer any more. */
    PLAN_RETIRED,
    /** The balance does not cover the price. */
    BALANCE_TOO_LOW,
    /** The price is in money, and nobody has paid it. */
    NOT_PAID,
    /** A suspended reader buys nothing. */
    READER_SUSPENDED
}
