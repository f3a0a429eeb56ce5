package io.longbox.api.catalog;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Corrects the number on hand, once per adjustment; never below what is reserved.
 *
 * @param product whose stock
 * @param adjustment the idempotency key
 * @param change copies found (positive) or missing (negative), not 0
 * @param reason why, for the record
 */
public record AdjustStock(ProductId product, AdjustmentId adjustment, int change, String reason) {

    @TargetAggregateIdentifier
    public StockItemId stockItem() {
        return new StockItemId(product);
    }
}
