package io.longbox.api.order;

import io.longbox.api.shipping.ShipmentId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** A parcel of the order was lost: what was in it is given back for. A repeat changes nothing. */
public record RecordLoss(@TargetAggregateIdentifier OrderId order, ShipmentId shipment) {}
