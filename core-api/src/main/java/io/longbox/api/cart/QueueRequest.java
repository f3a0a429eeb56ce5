package io.longbox.api.cart;

import io.longbox.api.catalog.LineReceipt;
import io.longbox.api.catalog.ReservationId;
import io.longbox.api.user.UserId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Answers a request with a place in line. Answered by {@link ItemRequestQueued} or {@link ItemRequestRejected}. */
public record QueueRequest(UserId user, ReservationId reservation, LineReceipt place) {

    @TargetAggregateIdentifier
    public CartId cart() {
        return new CartId(user);
    }
}
