package io.longbox.api.catalog;

import org.axonframework.serialization.Revision;

/** A reservation that the gate did not hold was given up: it will never be served. */
@Revision("1")
public record ReservationBarred(ProductId product, ReservationId reservation, ReleaseReason reason)
        implements StockEvent {}
