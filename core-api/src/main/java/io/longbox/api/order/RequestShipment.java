package io.longbox.api.order;

import io.longbox.api.shipping.Parcel;
import io.longbox.api.shipping.ShipmentId;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Sends what is still wanted of a paid order, or some of it, in one parcel. A repeat by the same id changes nothing.
 *
 * @param order the order
 * @param shipment names the parcel
 * @param items what is in it; empty for all that is not in a parcel yet
 * @param parcel who carries it
 */
public record RequestShipment(
        @TargetAggregateIdentifier OrderId order, ShipmentId shipment, List<ItemCount> items, Parcel parcel) {}
