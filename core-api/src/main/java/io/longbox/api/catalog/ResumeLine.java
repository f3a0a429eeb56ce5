package io.longbox.api.catalog;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Ends a pause; whoever can be served is served at once. */
public record ResumeLine(ProductId product) {

    @TargetAggregateIdentifier
    public StockItemId stockItem() {
        return new StockItemId(product);
    }
}
