package io.longbox.api.catalog;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Turns a live reservation into a sale. Answered by {@link SaleConfirmed} or {@link SaleRefused}. */
public record ConfirmSale(ProductId product, ReservationId reservation) {

    @TargetAggregateIdentifier
    public StockItemId stockItem() {
        return new StockItemId(product);
    }
}
