package io.longbox.api.shipping;

import io.longbox.api.order.OrderId;
import org.axonframework.serialization.Revision;

/** The parcel will not arrive. */
@Revision("1")
public record ShipmentLost(ShipmentId shipment, OrderId order) implements ShipmentEvent {}
