package io.longbox.api.waitlist;

import io.longbox.api.catalog.LineReceipt;
import io.longbox.api.catalog.ProductId;
import io.longbox.api.catalog.ReservationId;
import io.longbox.api.user.UserId;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * A reader left the line.
 *
 * @param product whose line
 * @param place the place in it
 * @param user who held it
 * @param request the request that got it
 * @param reservation what holds the copies that were offered, or null if the turn had not come
 */
@Revision("1")
public record WaitlistLeft(
        ProductId product,
        LineReceipt place,
        UserId user,
        ReservationId request,
        @Nullable ReservationId reservation) implements WaitlistEvent {}
