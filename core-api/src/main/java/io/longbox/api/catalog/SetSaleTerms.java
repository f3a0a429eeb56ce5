package io.longbox.api.catalog;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Sets how a product is sold from now on; what is held already keeps its time. */
public record SetSaleTerms(ProductId product, SaleTerms terms) {

    @TargetAggregateIdentifier
    public StockItemId stockItem() {
        return new StockItemId(product);
    }
}
