package io.longbox.api.catalog;

import io.longbox.api.order.OrderId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Turns a live reservation into a sale. Answered by {@link SaleConfirmed} or {@link SaleRefused}.
 *
 * @param product what is sold
 * @param reservation what holds the copies
 * @param order who buys them
 */
public record ConfirmSale(ProductId product, ReservationId reservation, OrderId order) {

    @TargetAggregateIdentifier
    public StockItemId stockItem() {
        return new StockItemId(product);
    }
}
