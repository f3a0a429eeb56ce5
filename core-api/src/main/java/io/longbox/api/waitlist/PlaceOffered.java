package io.longbox.api.waitlist;

import io.longbox.api.Quantity;
import io.longbox.api.catalog.LineReceipt;
import io.longbox.api.catalog.ProductId;
import io.longbox.api.catalog.ReservationId;
import io.longbox.api.user.UserId;
import java.time.Instant;
import org.axonframework.serialization.Revision;

/**
 * It is the turn of somebody in line.
 *
 * @param product whose line
 * @param place the place in it
 * @param user who holds it
 * @param request the request that got it
 * @param reservation what holds the copies
 * @param quantity how many copies
 * @param heldUntil when the offer ends
 */
@Revision("1")
public record PlaceOffered(
        ProductId product,
        LineReceipt place,
        UserId user,
        ReservationId request,
        ReservationId reservation,
        Quantity quantity,
        Instant heldUntil)
        implements WaitlistEvent {}
