package io.longbox.api.cart;

import io.longbox.api.catalog.ReservationId;
import io.longbox.api.order.OrderId;
import io.longbox.api.user.UserId;
import java.util.List;
import org.axonframework.serialization.Revision;

/** What a checkout was about is sold, and left the cart. */
@Revision("1")
public record CheckoutCompleted(UserId user, OrderId order, List<ReservationId> sold) implements CartEvent {}
