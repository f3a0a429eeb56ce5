package io.longbox.api.order;

/** How far an order has come. */
public enum OrderStatus {
    /** It is being paid. */
    PLACED,
    /** It is paid for, and nothing of it is on its way. */
    PAID,
    /** Some of it is on its way. */
    PARTLY_SHIPPED,
    /** All that is still wanted of it is on its way. */
    SHIPPED,
    /** All that is still wanted of it has arrived. */
    DELIVERED,
    /** It was given up: before it was paid for, or afterwards, and then what was paid is on its way back. */
    CANCELLED,
    /** All of it was taken back, and what was paid has been given back. */
    REFUNDED
}
