package io.longbox.api.cart;

import io.longbox.api.user.UserId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Empties a cart and keeps it from taking anything. */
public record CloseCart(UserId user) {

    @TargetAggregateIdentifier
    public CartId cart() {
        return new CartId(user);
    }
}
