package io.longbox.api.cart;

import io.longbox.api.order.OrderId;
import io.longbox.api.user.UserId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** What a checkout was about is sold, and leaves the cart. For the checkout process: answered by {@link CheckoutCompleted}. */
public record CompleteCheckout(UserId user, OrderId order) {

    @TargetAggregateIdentifier
    public CartId cart() {
        return new CartId(user);
    }
}
