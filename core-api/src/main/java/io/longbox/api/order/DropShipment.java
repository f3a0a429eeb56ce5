package io.longbox.api.order;

import io.longbox.api.shipping.ShipmentId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** The parcel is not sent; its copies are free for another. A repeat changes nothing. */
public record DropShipment(@TargetAggregateIdentifier OrderId order, ShipmentId shipment) {}
