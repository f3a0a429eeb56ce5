package io.longbox.api.catalog;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Gives reserved copies back. Answered by {@link ReservationReleased}, or by {@link ReservationBarred} if
 * the gate does not hold it.
 */
public record ReleaseReservation(ProductId product, ReservationId reservation, ReleaseReason reason) {

    @TargetAggregateIdentifier
    public StockItemId stockItem() {
        return new StockItemId(product);
    }
}
