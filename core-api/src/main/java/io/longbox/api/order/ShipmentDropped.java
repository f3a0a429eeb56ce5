package io.longbox.api.order;

import io.longbox.api.shipping.ShipmentId;
import org.axonframework.serialization.Revision;

/** A parcel was not sent; its copies are free for another. */
@Revision("1")
public record ShipmentDropped(OrderId order, ShipmentId shipment) implements OrderEvent {}
