package io.longbox.api.cart;

import io.longbox.api.catalog.ProductId;
import io.longbox.api.catalog.ReservationId;
import io.longbox.api.user.UserId;
import java.time.Instant;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * The hold of an item is about to end.
 *
 * @param user the reader
 * @param reservation what holds the copies
 * @param product what it is
 * @param heldUntil when it ends
 * @param ticket the place in line that led to it, or null for a walk-in
 */
@Revision("1")
public record HoldEnding(
        UserId user,
        ReservationId reservation,
        ProductId product,
        Instant heldUntil,
        @Nullable Long ticket) implements CartEvent {}
