package io.longbox.api.catalog;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Gives reserved copies back. A reservation that the gate does not know is barred from then on. */
public record ReleaseReservation(ProductId product, ReservationId reservation, ReleaseReason reason) {

    @TargetAggregateIdentifier
    public StockItemId stockItem() {
        return new StockItemId(product);
    }
}
