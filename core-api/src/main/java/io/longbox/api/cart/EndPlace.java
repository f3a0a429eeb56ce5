package io.longbox.api.cart;

import io.longbox.api.catalog.LineReceipt;
import io.longbox.api.catalog.ReservationId;
import io.longbox.api.user.UserId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * A place in line is over for this cart. A place that the cart does not have, or not any more, changes nothing.
 *
 * @param user the reader
 * @param place the place in line
 * @param request the request that got the place: if the cart has not heard of its answer yet, it has now
 * @param reason what the requests that wait on it are told
 */
public record EndPlace(UserId user, LineReceipt place, ReservationId request, RejectionReason reason) {

    @TargetAggregateIdentifier
    public CartId cart() {
        return new CartId(user);
    }
}
