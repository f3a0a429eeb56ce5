package io.longbox.api.cart;

import io.longbox.api.catalog.ReservationId;
import io.longbox.api.user.UserId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * The cart no longer holds a reservation: its time is over, or the gate took it back. Answered by {@link ItemRemoved}.
 *
 * @param user the reader
 * @param reservation what holds the copies
 * @param reason why
 * @param deadline the end of the hold that is over, so that an item that is held for longer by now stays; or null, if
 *     that does not matter
 */
public record EndHold(
        UserId user,
        ReservationId reservation,
        RemovalReason reason,
        @Nullable Instant deadline) {

    @TargetAggregateIdentifier
    public CartId cart() {
        return new CartId(user);
    }
}
