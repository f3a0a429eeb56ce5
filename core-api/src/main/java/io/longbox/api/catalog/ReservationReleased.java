package io.longbox.api.catalog;

import io.longbox.api.Quantity;
import org.axonframework.serialization.Revision;

/** A reservation ended without a sale; its copies are free. */
@Revision("1")
public record ReservationReleased(ProductId product, ReservationId reservation, Quantity quantity, ReleaseReason reason)
        implements StockEvent {}
