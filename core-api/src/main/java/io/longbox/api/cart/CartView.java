package io.longbox.api.cart;

import io.longbox.api.Versioned;
import io.longbox.api.order.OrderId;
import io.longbox.api.user.UserId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a reader's cart holds.
 *
 * @param user the reader
 * @param items one a product
 * @param checkout the order whose checkout is under way, or null
 * @param version of the cart's stream
 */
public record CartView(
        UserId user, List<CartItemView> items, @Nullable OrderId checkout, long version) implements Versioned {

    /** A cart that is not being paid for. */
    public CartView(UserId user, List<CartItemView> items, long version) {
        this(user, items, null, version);
    }
}
