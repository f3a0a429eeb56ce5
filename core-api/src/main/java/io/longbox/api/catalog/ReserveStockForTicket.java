package io.longbox.api.catalog;

import io.longbox.api.Quantity;
import io.longbox.api.user.UserId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Serves the lowest outstanding ticket. Answered by {@link StockReserved}, {@link StockShortageReported} or
 * {@link ReservationRefused}; a repeat by the same reservation changes nothing
 * once it is served; until then the ticket stays in line, and may be tried again. */
public record ReserveStockForTicket(
        ProductId product, long ticket, ReservationId reservation, UserId user, Quantity quantity, Instant askedAt) {

    @TargetAggregateIdentifier
    public StockItemId stockItem() {
        return new StockItemId(product);
    }
}
