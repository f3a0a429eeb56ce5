package io.longbox.api.order;

import io.longbox.api.shipping.Parcel;
import io.longbox.api.shipping.ShipmentId;
import io.longbox.api.user.UserId;
import java.util.List;
import org.axonframework.serialization.Revision;

/** Copies of an order are for a parcel, and for no other. */
@Revision("1")
public record ShipmentRequested(OrderId order, ShipmentId shipment, UserId user, List<LineCount> lines, Parcel parcel)
        implements OrderEvent {}
