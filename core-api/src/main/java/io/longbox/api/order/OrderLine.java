package io.longbox.api.order;

import io.longbox.api.Money;
import io.longbox.api.Quantity;
import io.longbox.api.catalog.ProductId;
import io.longbox.api.catalog.ReservationId;

/**
 * Copies of one product that are bought together.
 *
 * @param reservation what held them in the cart; it names the line
 * @param product what they are of
 * @param title what the product was called when it was bought
 * @param quantity how many copies
 * @param unitPrice what one copy costs
 */
public record OrderLine(
        ReservationId reservation, ProductId product, String title, Quantity quantity, Money unitPrice) {

    /** What the line costs, before any discount. */
    public Money price() {
        return unitPrice.times(quantity);
    }
}
