package io.longbox.api.order;

import io.longbox.api.shipping.ShipmentId;
import io.longbox.api.user.UserId;
import org.axonframework.serialization.Revision;

/** A parcel of the order has arrived. */
@Revision("1")
public record ItemsDelivered(OrderId order, ShipmentId shipment, UserId user, OrderStatus status)
        implements OrderEvent {}
