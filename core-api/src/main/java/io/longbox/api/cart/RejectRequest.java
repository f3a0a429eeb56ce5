package io.longbox.api.cart;

import io.longbox.api.catalog.ReservationId;
import io.longbox.api.user.UserId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Answers a request with a no, and takes back what it may have put into the cart. Answered by
 * {@link ItemRequestRejected} or {@link ItemRemoved}.
 */
public record RejectRequest(UserId user, ReservationId reservation, RejectionReason reason) {

    @TargetAggregateIdentifier
    public CartId cart() {
        return new CartId(user);
    }
}
