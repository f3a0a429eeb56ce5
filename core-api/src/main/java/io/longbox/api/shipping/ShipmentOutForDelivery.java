package io.longbox.api.shipping;

import io.longbox.api.order.OrderId;
import org.axonframework.serialization.Revision;

/** The parcel arrives today. */
@Revision("1")
public record ShipmentOutForDelivery(ShipmentId shipment, OrderId order) implements ShipmentEvent {}
