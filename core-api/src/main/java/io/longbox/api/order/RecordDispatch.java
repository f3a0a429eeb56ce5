package io.longbox.api.order;

import io.longbox.api.shipping.ShipmentId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** A parcel of the order is on its way. A repeat changes nothing. */
public record RecordDispatch(@TargetAggregateIdentifier OrderId order, ShipmentId shipment) {}
