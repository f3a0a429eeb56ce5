package io.longbox.api.cart;

import io.longbox.api.catalog.ReservationId;
import io.longbox.api.user.UserId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** The hold of an item is about to end, and the reader is to be told. Answered by {@link HoldEnding}, once a hold; what is not in the cart, or held for longer by now, changes nothing. */
public record RemindOfHold(UserId user, ReservationId reservation, Instant heldUntil) {

    @TargetAggregateIdentifier
    public CartId cart() {
        return new CartId(user);
    }
}
