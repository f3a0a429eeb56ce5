package io.longbox.api.cart;

import io.longbox.api.catalog.ProductId;
import io.longbox.api.catalog.ReservationId;
import io.longbox.api.user.UserId;
import java.time.Instant;
import org.axonframework.serialization.Revision;

/**
 * An item is held for longer, because its checkout has begun.
 *
 * @param user the reader
 * @param reservation what holds the copies
 * @param product what it is
 * @param heldUntil when the hold ends now; never earlier than before
 */
@Revision("1")
public record HoldExtended(UserId user, ReservationId reservation, ProductId product, Instant heldUntil)
        implements CartEvent {}
