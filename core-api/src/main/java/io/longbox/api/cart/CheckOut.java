package io.longbox.api.cart;

import io.longbox.api.order.CheckoutTerms;
import io.longbox.api.order.OrderId;
import io.longbox.api.user.UserId;
import java.time.Instant;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Buys what is in the cart. Each item is held for longer, once, and cannot be changed until the checkout is over. A
 * repeat by the same order changes nothing.
 *
 * @param user the reader
 * @param order names the order
 * @param terms how
 * @param titles what the items are called: an item that is not among them is one that the reader has not seen
 * @param expectedVersion the version of the cart that the reader saw, or null for any
 * @param startedAt when; the longer hold is counted from here
 */
public record CheckOut(
        UserId user,
        OrderId order,
        CheckoutTerms terms,
        List<ListedTitle> titles,
        @Nullable Long expectedVersion,
        Instant startedAt) {

    @TargetAggregateIdentifier
    public CartId cart() {
        return new CartId(user);
    }
}
