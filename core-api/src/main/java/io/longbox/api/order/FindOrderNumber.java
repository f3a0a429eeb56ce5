package io.longbox.api.order;

/** Asks what readers call an order by; answers {@link OrderNumber}, or nothing if there is no such order. */
public record FindOrderNumber(OrderId order) {}
