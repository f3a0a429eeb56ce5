package io.longbox.api.cart;

import io.longbox.api.Quantity;
import io.longbox.api.catalog.ProductId;
import io.longbox.api.catalog.ReservationId;
import io.longbox.api.user.UserId;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * The copies of one reservation are no longer in the cart.
 *
 * @param user the reader
 * @param reservation what held the copies
 * @param product what they are of
 * @param quantity how many
 * @param reason why they left
 * @param ticket the place in line that had led to them, or null for a walk-in
 */
@Revision("1")
public record ItemRemoved(
        UserId user,
        ReservationId reservation,
        ProductId product,
        Quantity quantity,
        RemovalReason reason,
        @Nullable Long ticket)
        implements CartEvent {}
