package io.longbox.order.order;

import io.longbox.api.order.OrderId;

/** What readers call orders by. */
public interface OrderNumbers {

    /** The order's number: one name, however often it is asked for. Numbers rise, and some are never given. */
    long of(OrderId order);
}
