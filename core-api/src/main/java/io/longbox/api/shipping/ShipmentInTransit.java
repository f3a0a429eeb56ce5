package io.longbox.api.shipping;

import io.longbox.api.order.OrderId;
import org.axonframework.serialization.Revision;

/** The parcel is on its way. */
@Revision("1")
public record ShipmentInTransit(ShipmentId shipment, OrderId order) implements ShipmentEvent {}
