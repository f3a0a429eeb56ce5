package io.longbox.api.catalog;

import io.longbox.api.Quantity;
import io.longbox.api.user.UserId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Serves the lowest outstanding ticket. Answered by {@link StockReserved}, {@link StockShortageReported} or
 * {@link ReservationRefused}; a repeat by the same reservation changes nothing. */
public record ReserveStockForTicket(
        ProductId product, long ticket, ReservationId reservation, UserId user, Quantity quantity) {

    @TargetAggregateIdentifier
    public StockItemId stockItem() {
        return new StockItemId(product);
    }
}
