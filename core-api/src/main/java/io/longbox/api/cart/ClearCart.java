package io.longbox.api.cart;

import io.longbox.api.user.UserId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** A reader takes everything out of the cart. */
public record ClearCart(UserId user) {

    @TargetAggregateIdentifier
    public CartId cart() {
        return new CartId(user);
    }
}
