package io.longbox.api.payment;

import io.longbox.api.order.OrderId;

/** Names the stream of an order's payment. There is one an order, so nothing is ever paid for twice. */
public record PaymentId(OrderId order) {

    @Override
    public String toString() {
        return "payment-" + order;
    }
}
