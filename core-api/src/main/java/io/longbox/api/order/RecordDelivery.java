package io.longbox.api.order;

import io.longbox.api.shipping.ShipmentId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** A parcel of the order has arrived. A repeat changes nothing. */
public record RecordDelivery(@TargetAggregateIdentifier OrderId order, ShipmentId shipment) {}
