package io.longbox.api.waitlist;

import io.longbox.api.catalog.LineReceipt;
import io.longbox.api.catalog.ProductId;
import io.longbox.api.catalog.ReservationId;
import io.longbox.api.user.UserId;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * An offer is over.
 *
 * @param product whose line
 * @param place the place in it
 * @param user who held it
 * @param request the request that got it
 * @param reservation what held the copies
 * @param end how
 * @param reason why, if the reader was passed over
 */
@Revision("1")
public record OfferEnded(
        ProductId product,
        LineReceipt place,
        UserId user,
        ReservationId request,
        ReservationId reservation,
        OfferEnd end,
        @Nullable PassOverReason reason)
        implements WaitlistEvent {

    public long ticket() {
        return place.ticket();
    }
}
