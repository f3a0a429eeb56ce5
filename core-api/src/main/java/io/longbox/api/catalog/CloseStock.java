package io.longbox.api.catalog;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Ends all sale of a product: every live reservation is released, the line is over, and nothing is reserved
 * any more.
 */
public record CloseStock(ProductId product) {

    @TargetAggregateIdentifier
    public StockItemId stockItem() {
        return new StockItemId(product);
    }
}
