package io.longbox.api.shipping;

import io.longbox.api.order.OrderId;

/** What can happen to a parcel. */
public sealed interface ShipmentEvent
        permits ShipmentCreated,
                ShipmentDispatched,
                ShipmentInTransit,
                ShipmentOutForDelivery,
                ShipmentDelivered,
                ShipmentLost,
                ShipmentCancelled {

    ShipmentId shipment();

    OrderId order();
}
