package io.longbox.api.cart;

import io.longbox.api.catalog.ReservationId;
import io.longbox.api.order.OrderId;
import io.longbox.api.user.UserId;
import java.util.List;
import org.axonframework.serialization.Revision;

/** A checkout has failed, and what it was about can be changed again; what was lost has left the cart. */
@Revision("1")
public record CheckoutAbandoned(UserId user, OrderId order, List<ReservationId> lost) implements CartEvent {}
