package io.longbox.api.shipping;

import io.longbox.api.order.OrderId;
import org.axonframework.serialization.Revision;

/** The parcel has arrived. */
@Revision("1")
public record ShipmentDelivered(ShipmentId shipment, OrderId order) implements ShipmentEvent {}
