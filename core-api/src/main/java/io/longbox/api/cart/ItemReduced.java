package io.longbox.api.cart;

import io.longbox.api.Quantity;
import io.longbox.api.catalog.ProductId;
import io.longbox.api.catalog.ReservationId;
import io.longbox.api.user.UserId;
import org.axonframework.serialization.Revision;

/** Fewer copies of one reservation are in the cart. */
@Revision("1")
public record ItemReduced(
        UserId user, ReservationId reservation, ProductId product, Quantity removed, Quantity remaining)
        implements CartEvent {}
