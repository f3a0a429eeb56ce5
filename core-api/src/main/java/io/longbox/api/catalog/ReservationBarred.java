package io.longbox.api.catalog;

import org.axonframework.serialization.Revision;

/** A reservation that the gate does not hold was given up: it will never be served, or not again. */
@Revision("1")
public record ReservationBarred(ProductId product, ReservationId reservation, ReleaseReason reason)
        implements StockEvent {}
