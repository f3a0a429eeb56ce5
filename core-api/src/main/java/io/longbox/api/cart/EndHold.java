package io.longbox.api.cart;

import io.longbox.api.catalog.ReservationId;
import io.longbox.api.user.UserId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** The cart no longer holds a reservation: its time is over, or the gate took it back. */
public record EndHold(UserId user, ReservationId reservation, RemovalReason reason) {

    @TargetAggregateIdentifier
    public CartId cart() {
        return new CartId(user);
    }
}
