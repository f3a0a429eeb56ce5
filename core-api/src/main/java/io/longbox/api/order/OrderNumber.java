package io.longbox.api.order;

/** What readers call an order by, from 1. */
public record OrderNumber(OrderId order, long number) {}
