package io.longbox.api.cart;

import io.longbox.api.catalog.ProductId;
import io.longbox.api.user.UserId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** A reader takes a product out of the cart. */
public record RemoveItem(UserId user, ProductId product) {

    @TargetAggregateIdentifier
    public CartId cart() {
        return new CartId(user);
    }
}
