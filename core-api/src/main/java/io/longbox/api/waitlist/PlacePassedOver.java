package io.longbox.api.waitlist;

import io.longbox.api.catalog.LineReceipt;
import io.longbox.api.catalog.ProductId;
import io.longbox.api.catalog.ReservationId;
import io.longbox.api.user.UserId;
import org.axonframework.serialization.Revision;

/**
 * Somebody is out of the line, unserved, and not by their own will.
 *
 * @param product whose line
 * @param place the place in it
 * @param user who held it
 * @param request the request that got it
 * @param reason why
 */
@Revision("1")
public record PlacePassedOver(
        ProductId product, LineReceipt place, UserId user, ReservationId request, PassOverReason reason)
        implements WaitlistEvent {}
