package io.longbox.api.order;

/** What revenue is added up by. */
public enum RevenueBy {
    /** The day on which it happened, in UTC. */
    DAY,
    PRODUCT,
    /** How far the orders have come by now. */
    STATE
}
