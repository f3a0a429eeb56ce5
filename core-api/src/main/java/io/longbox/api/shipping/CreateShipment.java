package io.longbox.api.shipping;

import io.longbox.api.order.LineCount;
import io.longbox.api.order.OrderId;
import io.longbox.api.user.UserId;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Prepares a parcel that an order asked for. For the shipping process. A repeat changes nothing.
 *
 * @param shipment the parcel
 * @param order of which order
 * @param user whose order it is
 * @param items what is in it
 * @param parcel who carries it
 */
public record CreateShipment(
        @TargetAggregateIdentifier ShipmentId shipment,
        OrderId order,
        UserId user,
        List<LineCount> items,
        Parcel parcel) {}
