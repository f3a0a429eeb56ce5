package io.longbox.api.order;

import io.longbox.api.shipping.ShipmentId;
import io.longbox.api.user.UserId;
import org.axonframework.serialization.Revision;

/** A parcel of the order is on its way. */
@Revision("1")
public record ItemsShipped(OrderId order, ShipmentId shipment, UserId user, OrderStatus status) implements OrderEvent {}
