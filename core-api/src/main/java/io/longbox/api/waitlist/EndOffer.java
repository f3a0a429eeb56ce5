package io.longbox.api.waitlist;

import io.longbox.api.catalog.ProductId;
import io.longbox.api.catalog.ReservationId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Tells how an offer ended. Answered by {@link OfferEnded}, or by {@link OfferNotOpen}.
 *
 * @param product whose line
 * @param ticket the place in it
 * @param reservation what holds the copies
 * @param end how
 * @param reason why, if the reader was passed over
 */
public record EndOffer(
        ProductId product,
        long ticket,
        ReservationId reservation,
        OfferEnd end,
        @Nullable PassOverReason reason) {

    @TargetAggregateIdentifier
    public WaitlistId waitlist() {
        return new WaitlistId(product);
    }
}
