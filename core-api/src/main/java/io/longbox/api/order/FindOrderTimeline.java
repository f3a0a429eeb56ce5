package io.longbox.api.order;

/** Asks what has happened to an order; answers {@link OrderTimeline}, or nothing if there is no such order. */
public record FindOrderTimeline(OrderId order) {}
