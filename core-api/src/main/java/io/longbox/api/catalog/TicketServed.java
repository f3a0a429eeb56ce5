package io.longbox.api.catalog;

import io.longbox.api.Quantity;
import java.time.Duration;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * It is the turn of a ticket: copies are set aside for whoever holds it. The gate does this by itself, in the same
 * transaction in which the copies became free.
 *
 * @param product whose line
 * @param ticket the ticket, which has left the line
 * @param reservation names what is set aside: see {@link ReservationId#ofTicket}
 * @param quantity how many copies
 * @param offer how long they are to be held, or null for the store's own time
 */
@Revision("1")
public record TicketServed(
        ProductId product,
        long ticket,
        ReservationId reservation,
        Quantity quantity,
        @Nullable Duration offer) implements StockEvent {}
