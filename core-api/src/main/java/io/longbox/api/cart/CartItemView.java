package io.longbox.api.cart;

import io.longbox.api.Money;
import io.longbox.api.Quantity;
import io.longbox.api.catalog.ProductId;
import java.time.Instant;

/**
 * One product in a cart.
 *
 * @param product what it is
 * @param title its title
 * @param quantity copies, over all reservations
 * @param unitPrice the price of one copy of the latest reservation
 * @param lineTotal what all of the copies cost, each at the price of its time
 * @param heldUntil when the first of the reservations ends
 */
public record CartItemView(
        ProductId product, String title, Quantity quantity, Money unitPrice, Money lineTotal, Instant heldUntil) {}
