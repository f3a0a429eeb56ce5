package io.longbox.api.catalog;

import io.longbox.api.Quantity;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Adds delivered copies, once per receipt. */
public record ReceiveStock(ProductId product, ReceiptId receipt, Quantity quantity) {

    @TargetAggregateIdentifier
    public StockItemId stockItem() {
        return new StockItemId(product);
    }
}
