package io.longbox.api.catalog;

import org.axonframework.serialization.Revision;

/** A ticket left the line unserved. */
@Revision("1")
public record TicketForfeited(ProductId product, ReservationId reservation, long ticket, ForfeitReason reason)
        implements StockEvent {}
