package io.longbox.api.catalog;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Nobody in line is served until the line is resumed; it can still be joined. */
public record PauseLine(ProductId product) {

    @TargetAggregateIdentifier
    public StockItemId stockItem() {
        return new StockItemId(product);
    }
}
