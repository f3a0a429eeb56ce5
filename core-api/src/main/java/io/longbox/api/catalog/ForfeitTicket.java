package io.longbox.api.catalog;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Takes a ticket out of the line. Answered by {@link TicketForfeited} or {@link TicketNotInLine}.
 *
 * @param product whose line
 * @param ticket the place in it
 * @param reservation the question that got the ticket
 */
public record ForfeitTicket(ProductId product, long ticket, ReservationId reservation) {

    @TargetAggregateIdentifier
    public StockItemId stockItem() {
        return new StockItemId(product);
    }
}
