package io.longbox.api.catalog;

import io.longbox.api.Quantity;
import io.longbox.api.order.OrderId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Puts sold copies back on the shelf, and so to the line first; once per restock and reservation. For processes: answered
 * by {@link SaleReturned}, perhaps with fewer copies than asked for, or by {@link SaleNotReturned} if there is nothing to
 * put back.
 *
 * @param product what was sold
 * @param reservation what it was sold from
 * @param order who had bought
 * @param restock names the way back
 * @param quantity how many copies
 */
public record ReturnSale(
        ProductId product, ReservationId reservation, OrderId order, RestockId restock, Quantity quantity) {

    @TargetAggregateIdentifier
    public StockItemId stockItem() {
        return new StockItemId(product);
    }
}
