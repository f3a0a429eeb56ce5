package io.longbox.api.order;

/** What can happen to an order. */
public sealed interface OrderEvent
        permits OrderPlaced,
                OrderPaid,
                OrderNotPaid,
                OrderCancelled,
                OrderChargedBack,
                ShipmentRequested,
                ShipmentDropped,
                ItemsShipped,
                ItemsDelivered,
                ReturnRequested,
                ReturnRejected,
                RefundStarted,
                RefundCompleted {

    OrderId order();
}
