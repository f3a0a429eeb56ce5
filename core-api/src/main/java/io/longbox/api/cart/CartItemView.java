package io.longbox.api.cart;

import io.longbox.api.Money;
import io.longbox.api.Quantity;
import io.longbox.api.catalog.ProductId;
import io.longbox.api.order.OrderId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One product in a cart.
 *
 * @param product what it is
 * @param title its title
 * @param quantity copies, over all reservations
 * @param unitPrice the price of one copy of the latest reservation
 * @param lineTotal what all of the copies cost, each at the price of its time
 * @param heldUntil when the first of the reservations ends
 * @param checkout the order by which copies of it are being paid for, or null; those cannot be taken out
 */
public record CartItemView(
        ProductId product,
        String title,
        Quantity quantity,
        Money unitPrice,
        Money lineTotal,
        Instant heldUntil,
        @Nullable OrderId checkout) {

    /** An item that is not being paid for. */
    public CartItemView(
            ProductId product, String title, Quantity quantity, Money unitPrice, Money lineTotal, Instant heldUntil) {
        this(product, title, quantity, unitPrice, lineTotal, heldUntil, null);
    }
}
