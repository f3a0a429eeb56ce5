package io.longbox.api.catalog;

import org.axonframework.serialization.Revision;

/** A ticket that was given up had left the line before: served, forfeited, or ended with the line. Nothing changed. */
@Revision("1")
public record TicketNotInLine(ProductId product, ReservationId reservation, long ticket) implements StockEvent {}
