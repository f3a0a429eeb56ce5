package io.longbox.waitlist;

import io.longbox.api.cart.EndPlace;
import io.longbox.api.cart.RejectionReason;
import io.longbox.api.catalog.ForfeitReason;
import io.longbox.api.catalog.ForfeitTicket;
import io.longbox.api.waitlist.OfferEnded;
import io.longbox.api.waitlist.PassOverReason;
import io.longbox.api.waitlist.PlacePassedOver;
import io.longbox.api.waitlist.WaitlistLeft;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/**
 * Whenever a place is over, the reader's cart lets go of it; and if its turn had not come, the gate takes the ticket out
 * of the line. What was set aside for a turn is the promotion's business: see {@link WaitlistPromotionSaga}.
 */
@Component
@ProcessingGroup("place-policy")
@DisallowReplay
class PlacePolicy {

    private final CommandGateway commands;

    PlacePolicy(CommandGateway commands) {
        this.commands = commands;
    }

    @EventHandler
    void on(WaitlistLeft event) {
        if (event.reservation() == null) {
            commands.sendAndWait(
                    new ForfeitTicket(event.product(), event.place().ticket(), event.request(), ForfeitReason.LEFT));
            commands.sendAndWait(new EndPlace(event.user(), event.place(), event.request(), RejectionReason.LEFT_LINE));
        }
    }

    /** Its ticket has left the line already, or left it with all the others. */
    @EventHandler
    void on(PlacePassedOver event) {
        commands.sendAndWait(new EndPlace(event.user(), event.place(), event.request(), told(event.reason())));
    }

    /** The cart knows what it refused itself, and then this changes nothing; it may also never have been asked. */
    @EventHandler
    void on(OfferEnded event) {
        if (event.reason() != null) {
            commands.sendAndWait(new EndPlace(event.user(), event.place(), event.request(), told(event.reason())));
        }
    }

    private static RejectionReason told(PassOverReason reason) {
        return switch (reason) {
            case PRODUCT_WITHDRAWN -> RejectionReason.PRODUCT_WITHDRAWN;
            case REQUEST_FAILED -> RejectionReason.TIMED_OUT;
            case READER_SUSPENDED, CART_FULL, OTHER_CURRENCY, PLACE_GIVEN_UP -> RejectionReason.PASSED_OVER;
        };
    }
}
