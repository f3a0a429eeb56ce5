package io.longbox.api.cart;

import io.longbox.api.user.UserId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Lets a closed cart take items again. */
public record ReopenCart(UserId user) {

    @TargetAggregateIdentifier
    public CartId cart() {
        return new CartId(user);
    }
}
