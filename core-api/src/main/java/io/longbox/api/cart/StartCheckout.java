package io.longbox.api.cart;

import io.longbox.api.user.UserId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * The reader begins to pay. Each item is held for longer, once: a second start extends only what was added since.
 *
 * @param user the reader
 * @param startedAt when; the longer hold is counted from here
 */
public record StartCheckout(UserId user, Instant startedAt) {

    @TargetAggregateIdentifier
    public CartId cart() {
        return new CartId(user);
    }
}
