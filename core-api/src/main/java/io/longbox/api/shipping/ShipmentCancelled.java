package io.longbox.api.shipping;

import io.longbox.api.order.OrderId;
import org.axonframework.serialization.Revision;

/** The parcel is not sent. */
@Revision("1")
public record ShipmentCancelled(ShipmentId shipment, OrderId order) implements ShipmentEvent {}
