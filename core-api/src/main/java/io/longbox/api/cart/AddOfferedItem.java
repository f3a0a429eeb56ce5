package io.longbox.api.cart;

import io.longbox.api.Quantity;
import io.longbox.api.catalog.LineReceipt;
import io.longbox.api.catalog.ReservationId;
import io.longbox.api.user.UserId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Puts copies into the cart for which the reader has waited in line. Answered by {@link ItemAdded} or
 * {@link OfferRefused}.
 *
 * @param user the reader
 * @param place the place in line whose turn has come
 * @param request the request that got the place: if the cart has not heard of its answer yet, it has now
 * @param reservation what holds the copies
 * @param quantity how many copies
 * @param heldUntil when the hold ends
 */
public record AddOfferedItem(
        UserId user,
        LineReceipt place,
        ReservationId request,
        ReservationId reservation,
        Quantity quantity,
        Instant heldUntil) {

    @TargetAggregateIdentifier
    public CartId cart() {
        return new CartId(user);
    }
}
