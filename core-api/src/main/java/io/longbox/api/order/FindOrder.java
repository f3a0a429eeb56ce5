package io.longbox.api.order;

/** Asks for an order; answers {@link OrderView}, or nothing if there is none. */
public record FindOrder(OrderId order) {}
