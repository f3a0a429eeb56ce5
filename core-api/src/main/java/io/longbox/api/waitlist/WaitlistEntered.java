package io.longbox.api.waitlist;

import io.longbox.api.Quantity;
import io.longbox.api.catalog.LineReceipt;
import io.longbox.api.catalog.ProductId;
import io.longbox.api.catalog.ReservationId;
import io.longbox.api.user.UserId;
import org.axonframework.serialization.Revision;

/**
 * Somebody is in line.
 *
 * @param product whose line
 * @param place the place in it
 * @param user who holds it
 * @param quantity how many copies
 * @param request the request that got it
 */
@Revision("1")
public record WaitlistEntered(
        ProductId product, LineReceipt place, UserId user, Quantity quantity, ReservationId request)
        implements WaitlistEvent {}
