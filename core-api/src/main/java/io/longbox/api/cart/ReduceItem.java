package io.longbox.api.cart;

import io.longbox.api.Quantity;
import io.longbox.api.catalog.ProductId;
import io.longbox.api.user.UserId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** A reader wants fewer copies of a product than the cart holds. */
public record ReduceItem(UserId user, ProductId product, Quantity keep) {

    @TargetAggregateIdentifier
    public CartId cart() {
        return new CartId(user);
    }
}
