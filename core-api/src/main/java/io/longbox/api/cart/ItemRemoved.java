package io.longbox.api.cart;

import io.longbox.api.Quantity;
import io.longbox.api.catalog.ProductId;
import io.longbox.api.catalog.ReservationId;
import io.longbox.api.user.UserId;
import org.axonframework.serialization.Revision;

/** The copies of one reservation are no longer in the cart. */
@Revision("1")
public record ItemRemoved(
        UserId user, ReservationId reservation, ProductId product, Quantity quantity, RemovalReason reason)
        implements CartEvent {}
