package io.longbox.api.waitlist;

import io.longbox.api.catalog.ProductId;
import io.longbox.api.catalog.ReservationId;
import java.time.Instant;
import org.axonframework.serialization.Revision;

/**
 * The turn of a ticket came before it was entered.
 *
 * @param product whose line
 * @param ticket the place in it
 * @param reservation what holds the copies
 * @param heldUntil when the offer ends
 */
@Revision("1")
public record OfferAwaited(ProductId product, long ticket, ReservationId reservation, Instant heldUntil)
        implements WaitlistEvent {}
