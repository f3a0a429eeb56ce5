package io.longbox.waitlist;

import static io.longbox.waitlist.LineFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.longbox.api.cart.EndPlace;
import io.longbox.api.cart.RejectionReason;
import io.longbox.api.catalog.ChainHash;
import io.longbox.api.catalog.ForfeitReason;
import io.longbox.api.catalog.ForfeitTicket;
import io.longbox.api.catalog.StockClosed;
import io.longbox.api.catalog.TicketForfeited;
import io.longbox.api.catalog.WaitlistTicketIssued;
import io.longbox.api.waitlist.CloseWaitlist;
import io.longbox.api.waitlist.EnterWaitlist;
import io.longbox.api.waitlist.OfferEnd;
import io.longbox.api.waitlist.PassOver;
import io.longbox.api.waitlist.PassOverReason;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.test.utils.RecordingCommandBus;
import org.junit.jupiter.api.Test;

class PoliciesTest {

    private final RecordingCommandBus bus = new RecordingCommandBus();
    private final CommandGateway commands =
            DefaultCommandGateway.builder().commandBus(bus).build();
    private final WaitlistPolicy line = new WaitlistPolicy(commands);
    private final PlacePolicy places = new PlacePolicy(commands);

    private void assertSent(Object... expected) {
        List<Object> sent = new ArrayList<>();
        bus.getDispatchedCommands().forEach(message -> sent.add(message.getPayload()));
        assertThat(sent).containsExactly(expected);
    }

    @Test
    void whoever_gets_a_ticket_is_entered_with_the_receipt_for_it() {
        WaitlistTicketIssued issued =
                new WaitlistTicketIssued(PRODUCT, request(1), reader(1), ONE, 1, 1, ChainHash.START, null, TOMORROW);
        line.on(issued, 7);
        assertSent(new EnterWaitlist(issued.receipt(7), reader(1), ONE, request(1)));
    }

    @Test
    void a_ticket_whose_request_failed_is_passed_over() {
        line.on(new TicketForfeited(PRODUCT, request(1), 1, ForfeitReason.REQUEST_FAILED));
        assertSent(new PassOver(PRODUCT, 1, PassOverReason.REQUEST_FAILED));
    }

    @Test
    void a_ticket_whose_reader_left_needs_nothing_more() {
        line.on(new TicketForfeited(PRODUCT, request(1), 1, ForfeitReason.LEFT));
        assertSent();
    }

    @Test
    void the_line_of_a_product_that_is_off_sale_is_over() {
        line.on(new StockClosed(PRODUCT));
        assertSent(new CloseWaitlist(PRODUCT));
    }

    @Test
    void a_reader_who_leaves_gives_up_the_ticket_and_the_place() {
        places.on(left(1, null));
        assertSent(
                new ForfeitTicket(PRODUCT, 1, request(1), ForfeitReason.LEFT),
                new EndPlace(reader(1), place(1), request(1), RejectionReason.LEFT_LINE));
    }

    @Test
    void a_reader_who_leaves_after_the_turn_came_is_the_promotions_business() {
        places.on(left(1, offer(1)));
        assertSent();
    }

    @Test
    void the_cart_of_a_reader_who_is_passed_over_lets_go_of_the_place() {
        places.on(passedOver(1, PassOverReason.PRODUCT_WITHDRAWN));
        assertSent(new EndPlace(reader(1), place(1), request(1), RejectionReason.PRODUCT_WITHDRAWN));
    }

    @Test
    void so_does_the_cart_of_a_reader_who_is_passed_over_after_the_turn_came() {
        places.on(ended(1, OfferEnd.PASSED_OVER, PassOverReason.READER_SUSPENDED));
        assertSent(new EndPlace(reader(1), place(1), request(1), RejectionReason.PASSED_OVER));
    }

    @Test
    void an_offer_that_ended_otherwise_had_its_place_ended_by_the_cart() {
        places.on(ended(1, OfferEnd.EXPIRED, null));
        assertSent();
    }
}
