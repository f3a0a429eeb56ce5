package io.longbox.api.shipping;

import io.longbox.api.order.OrderId;
import org.axonframework.serialization.Revision;

/** The carrier has the parcel, under this tracking number. */
@Revision("1")
public record ShipmentDispatched(ShipmentId shipment, OrderId order, String trackingNumber) implements ShipmentEvent {}
