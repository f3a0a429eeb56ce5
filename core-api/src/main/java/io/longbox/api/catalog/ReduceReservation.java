package io.longbox.api.catalog;

import io.longbox.api.Quantity;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Gives back what a live reservation holds beyond some quantity; never takes more. */
public record ReduceReservation(ProductId product, ReservationId reservation, Quantity keep) {

    @TargetAggregateIdentifier
    public StockItemId stockItem() {
        return new StockItemId(product);
    }
}
