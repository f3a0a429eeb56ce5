package io.longbox.waitlist;

import io.longbox.api.catalog.ForfeitReason;
import io.longbox.api.catalog.StockClosed;
import io.longbox.api.catalog.TicketForfeited;
import io.longbox.api.catalog.WaitlistTicketIssued;
import io.longbox.api.waitlist.CloseWaitlist;
import io.longbox.api.waitlist.EnterWaitlist;
import io.longbox.api.waitlist.PassOver;
import io.longbox.api.waitlist.PassOverReason;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.springframework.stereotype.Component;

/**
 * The line follows the gate, in the gate's own order: whoever got a ticket is entered, whoever's request failed is taken
 * out, and the line of a product that is off sale is over.
 */
@Component
@ProcessingGroup("waitlist-policy")
@DisallowReplay
class WaitlistPolicy {

    private final CommandGateway commands;

    WaitlistPolicy(CommandGateway commands) {
        this.commands = commands;
    }

    @EventHandler
    void on(WaitlistTicketIssued event, @SequenceNumber long sequence) {
        commands.sendAndWait(
                new EnterWaitlist(event.receipt(sequence), event.user(), event.quantity(), event.reservation()));
    }

    @EventHandler
    void on(TicketForfeited event) {
        if (event.reason() == ForfeitReason.REQUEST_FAILED) {
            commands.sendAndWait(new PassOver(event.product(), event.ticket(), PassOverReason.REQUEST_FAILED));
        }
    }

    @EventHandler
    void on(StockClosed event) {
        commands.sendAndWait(new CloseWaitlist(event.product()));
    }
}
