package io.longbox.api.shipping;

import io.longbox.api.order.LineCount;
import io.longbox.api.order.OrderId;
import io.longbox.api.user.UserId;
import java.util.List;
import org.axonframework.serialization.Revision;

/**
 * A parcel is being packed.
 *
 * @param shipment the parcel
 * @param order of which order
 * @param user whose order it is
 * @param items what is in it
 * @param parcel who carries it
 */
@Revision("1")
public record ShipmentCreated(ShipmentId shipment, OrderId order, UserId user, List<LineCount> items, Parcel parcel)
        implements ShipmentEvent {}
