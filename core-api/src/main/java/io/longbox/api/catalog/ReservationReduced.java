package io.longbox.api.catalog;

import io.longbox.api.Quantity;
import org.axonframework.serialization.Revision;

/** Some copies of a live reservation became free. */
@Revision("1")
public record ReservationReduced(ProductId product, ReservationId reservation, Quantity released, Quantity remaining)
        implements StockEvent {}
