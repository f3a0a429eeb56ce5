package io.longbox.api.cart;

import io.longbox.api.catalog.ReservationId;
import io.longbox.api.order.OrderId;
import io.longbox.api.user.UserId;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * A checkout has failed. What it was about is an ordinary part of the cart again, for as long as the hold lasts. For the
 * checkout process: answered by {@link CheckoutAbandoned}.
 *
 * @param user the reader
 * @param order which checkout
 * @param lost what had been sold already and went back to the gate; it leaves the cart
 */
public record AbandonCheckout(UserId user, OrderId order, List<ReservationId> lost) {

    @TargetAggregateIdentifier
    public CartId cart() {
        return new CartId(user);
    }
}
