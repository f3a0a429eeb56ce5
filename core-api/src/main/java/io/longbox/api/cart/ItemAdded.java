package io.longbox.api.cart;

import io.longbox.api.Money;
import io.longbox.api.Quantity;
import io.longbox.api.catalog.ProductId;
import io.longbox.api.catalog.ReservationId;
import io.longbox.api.user.UserId;
import java.time.Instant;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * Reserved copies are in the cart.
 *
 * @param user the reader
 * @param reservation what holds the copies
 * @param product what it is
 * @param quantity how many copies
 * @param unitPrice the price of one copy when the reader asked
 * @param heldUntil when the hold ends
 * @param ticket the place in line whose turn came, or null for a walk-in
 */
@Revision("1")
public record ItemAdded(
        UserId user,
        ReservationId reservation,
        ProductId product,
        Quantity quantity,
        Money unitPrice,
        Instant heldUntil,
        @Nullable Long ticket)
        implements CartEvent {}
