package io.longbox.api.catalog;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Gives a ticket up: takes it out of the line or, if it has been served and the copies are still set aside, takes those
 * back, by {@link ReservationReleased}. Answered by {@link TicketForfeited}, or by {@link TicketNotInLine}.
 *
 * @param product whose line
 * @param ticket the place in it
 * @param reservation the question that got the ticket
 * @param reason why
 */
public record ForfeitTicket(ProductId product, long ticket, ReservationId reservation, ForfeitReason reason) {

    @TargetAggregateIdentifier
    public StockItemId stockItem() {
        return new StockItemId(product);
    }
}
