package io.longbox.api.waitlist;

import io.longbox.api.catalog.ProductId;
import io.longbox.api.catalog.ReservationId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Copies are set aside for a ticket: who holds it? Answered by {@link PlaceOffered}, by {@link PlaceNotOffered}, or, if
 * the ticket has not been entered yet, by {@link OfferAwaited} and by {@link PlaceOffered} once it is.
 *
 * @param product whose line
 * @param ticket the place in it
 * @param reservation what holds the copies
 * @param heldUntil when the offer ends
 */
public record OfferPlace(ProductId product, long ticket, ReservationId reservation, Instant heldUntil) {

    @TargetAggregateIdentifier
    public WaitlistId waitlist() {
        return new WaitlistId(product);
    }
}
