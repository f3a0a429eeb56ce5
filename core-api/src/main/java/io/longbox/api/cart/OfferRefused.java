package io.longbox.api.cart;

import io.longbox.api.catalog.ProductId;
import io.longbox.api.catalog.ReservationId;
import io.longbox.api.user.UserId;
import io.longbox.api.waitlist.PassOverReason;
import org.axonframework.serialization.Revision;

/**
 * The cart did not take the copies for which the reader has waited; the place in line is over.
 *
 * @param user the reader
 * @param reservation what holds the copies
 * @param product what it is
 * @param ticket the place in line
 * @param reason why not
 */
@Revision("1")
public record OfferRefused(
        UserId user, ReservationId reservation, ProductId product, long ticket, PassOverReason reason)
        implements CartEvent {}
