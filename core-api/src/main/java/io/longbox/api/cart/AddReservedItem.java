package io.longbox.api.cart;

import io.longbox.api.catalog.ReservationId;
import io.longbox.api.user.UserId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Puts reserved copies into the cart. Answered by {@link ItemAdded} or {@link ItemRequestRejected}. */
public record AddReservedItem(UserId user, ReservationId reservation, Instant heldUntil) {

    @TargetAggregateIdentifier
    public CartId cart() {
        return new CartId(user);
    }
}
