package io.longbox.catalog.stock;

import static io.longbox.api.catalog.OnShortage.REJECT;
import static io.longbox.api.catalog.OnShortage.WAIT;
import static io.longbox.catalog.stock.GateFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.longbox.api.Quantity;
import io.longbox.api.Refusal;
import io.longbox.api.RefusedException;
import io.longbox.api.catalog.RefusalReason;
import io.longbox.api.catalog.ReleaseReason;
import io.longbox.api.catalog.ReservationBarred;
import io.longbox.api.catalog.ReservationReduced;
import io.longbox.api.catalog.SaleConfirmed;
import io.longbox.api.catalog.SaleRefused;
import io.longbox.api.catalog.StockAdjusted;
import io.longbox.api.catalog.StockClosed;
import io.longbox.api.catalog.TicketForfeited;
import io.longbox.api.catalog.TicketNotInLine;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.hamcrest.CustomTypeSafeMatcher;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class StockItemTest {

    private final AggregateTestFixture<StockItem> gate = new AggregateTestFixture<>(StockItem.class);

    private static void expectRefusal(ResultValidator<StockItem> result, Refusal.Code code) {
        result.expectNoEvents().expectException(new CustomTypeSafeMatcher<Throwable>("a refusal as " + code) {
            @Override
            protected boolean matchesSafely(Throwable thrown) {
                return thrown instanceof RefusedException refusal
                        && refusal.refusal().code() == code;
            }
        });
    }

    @Nested
    class A_walk_in {

        @Test
        void is_served_while_copies_are_free() {
            gate.given(received(1, 2)).when(reserve(1, 2, REJECT)).expectEvents(reserved(1, 2));
        }

        @Test
        void is_told_of_the_shortage_when_copies_are_not_enough() {
            gate.given(received(1, 2), reserved(1, 1))
                    .when(reserve(2, 2, REJECT))
                    .expectEvents(shortage(2, 2, 1, 0, null));
        }

        @Test
        void is_told_of_the_shortage_of_a_product_that_never_had_stock() {
            gate.givenNoPriorActivity().when(reserve(1, 1, REJECT)).expectEvents(shortage(1, 1, 0, 0, null));
        }

        @Test
        void gets_a_ticket_when_willing_to_wait() {
            gate.given(received(1, 1), reserved(1, 1)).when(reserve(2, 1, WAIT)).expectEvents(ticketIssued(2, 1, 1, 1));
        }

        @Test
        void gets_the_next_ticket_and_a_place_behind_everybody_in_line() {
            gate.given(
                            received(1, 1),
                            reserved(1, 1),
                            ticketIssued(2, 1, 1, 1),
                            ticketIssued(3, 1, 2, 2),
                            new TicketForfeited(PRODUCT, reservation(2), 1))
                    .when(reserve(4, 1, WAIT))
                    .expectEvents(ticketIssued(4, 1, 3, 2));
        }

        @Test
        void is_never_served_before_the_line_even_when_copies_are_free() {
            gate.given(received(1, 1), reserved(1, 1), ticketIssued(2, 1, 1, 1), received(2, 5))
                    .when(reserve(3, 1, REJECT))
                    .expectEvents(shortage(3, 1, 5, 1, null));
        }

        @Test
        void is_served_again_once_the_line_is_over() {
            gate.given(
                            received(1, 1),
                            reserved(1, 1),
                            ticketIssued(2, 1, 1, 1),
                            new TicketForfeited(PRODUCT, reservation(2), 1),
                            received(2, 1))
                    .when(reserve(3, 1, REJECT))
                    .expectEvents(reserved(3, 1));
        }

        @Test
        void is_refused_after_the_product_was_withdrawn() {
            gate.given(received(1, 5), new StockClosed(PRODUCT))
                    .when(reserve(1, 1, WAIT))
                    .expectEvents(refused(1, RefusalReason.PRODUCT_WITHDRAWN, null));
        }
    }

    @Nested
    class A_repeat {

        @Test
        void of_a_question_that_was_served_changes_nothing() {
            gate.given(received(1, 5), reserved(1, 1))
                    .when(reserve(1, 1, WAIT, 2))
                    .expectNoEvents();
        }

        @Test
        void of_a_question_that_got_a_ticket_issues_no_other() {
            gate.given(ticketIssued(1, 1, 1, 1)).when(reserve(1, 1, WAIT, 2)).expectNoEvents();
        }

        @Test
        void of_a_question_that_met_a_shortage_is_not_served_when_stock_came_meanwhile() {
            gate.given(shortage(1, 1, 0, 0, null), received(1, 5))
                    .when(reserve(1, 1, WAIT, 2))
                    .expectNoEvents();
        }

        @Test
        void of_a_question_that_was_released_reserves_nothing() {
            gate.given(received(1, 5), reserved(1, 1), released(1, 1, ReleaseReason.HOLD_EXPIRED))
                    .when(reserve(1, 1, WAIT, 2))
                    .expectNoEvents();
        }

        @Test
        void of_a_question_that_was_sold_reserves_nothing() {
            gate.given(received(1, 5), reserved(1, 1), new SaleConfirmed(PRODUCT, reservation(1), new Quantity(1)))
                    .when(reserve(1, 1, WAIT))
                    .expectNoEvents();
        }

        @Test
        void that_is_so_late_that_the_answer_is_forgotten_is_refused_and_never_applied() {
            gate.given(forgetting(1))
                    .when(reserve(1, 1, WAIT, 2))
                    .expectEvents(refused(1, RefusalReason.TOO_LATE, null));
        }

        @Test
        void of_a_question_asked_after_all_that_is_forgotten_is_answered() {
            int young = AnsweredQuestions.REMEMBERED + 100;
            gate.given(forgetting(1)).when(reserve(young, 1, REJECT, 2)).expectEvents(reserved(young, 1));
        }

        @Test
        void of_a_delivery_adds_nothing() {
            gate.given(received(1, 5)).when(receive(1, 5)).expectNoEvents();
        }

        @Test
        void of_an_adjustment_changes_nothing() {
            gate.given(received(1, 5), new StockAdjusted(PRODUCT, adjust(1, -1).adjustment(), -1, "counted"))
                    .when(adjust(1, -1))
                    .expectNoEvents();
        }

        @Test
        void of_a_release_is_answered_and_frees_nothing() {
            ReservationBarred barred = new ReservationBarred(PRODUCT, reservation(1), ReleaseReason.REMOVED_FROM_CART);
            gate.given(received(1, 1), reserved(1, 1), released(1, 1, ReleaseReason.HOLD_EXPIRED))
                    .when(release(1))
                    .expectEvents(barred);
            gate.given(received(1, 1), reserved(1, 1), released(1, 1, ReleaseReason.HOLD_EXPIRED), barred)
                    .when(reserve(2, 2, REJECT))
                    .expectEvents(shortage(2, 2, 1, 0, null));
        }

        @Test
        void of_a_release_after_the_sale_takes_nothing_back() {
            SaleConfirmed sold = new SaleConfirmed(PRODUCT, reservation(1), new Quantity(1));
            ReservationBarred barred = new ReservationBarred(PRODUCT, reservation(1), ReleaseReason.REMOVED_FROM_CART);
            gate.given(received(1, 1), reserved(1, 1), sold).when(release(1)).expectEvents(barred);
            gate.given(received(1, 1), reserved(1, 1), sold, barred)
                    .when(sell(1))
                    .expectNoEvents();
        }

        @Test
        void of_a_sale_changes_nothing() {
            gate.given(received(1, 5), reserved(1, 1), new SaleConfirmed(PRODUCT, reservation(1), new Quantity(1)))
                    .when(sell(1))
                    .expectNoEvents();
        }

        /** Copies on hand, and one more answer than the gate remembers, that to question 1 being the first. */
        private List<Object> forgetting(int first) {
            List<Object> events = new ArrayList<>();
            events.add(received(1, 5));
            for (int n = first; n <= first + AnsweredQuestions.REMEMBERED; n++) {
                events.add(shortage(n, 9, 5, 0, null));
            }
            return events;
        }
    }

    @Nested
    class A_ticket {

        @Test
        void is_served_when_it_is_the_lowest() {
            gate.given(ticketIssued(1, 1, 1, 1), ticketIssued(2, 1, 2, 2), received(1, 1))
                    .when(reserveForTicket(1, 11, 1))
                    .expectEvents(reserved(11, 1, 1L));
        }

        @Test
        void is_not_served_before_a_lower_one() {
            gate.given(ticketIssued(1, 1, 1, 1), ticketIssued(2, 1, 2, 2), received(1, 5))
                    .when(reserveForTicket(2, 12, 1))
                    .expectEvents(refused(12, RefusalReason.NOT_NEXT, 2L));
        }

        @Test
        void is_served_once_the_lower_ones_are_forfeited() {
            gate.given(
                            ticketIssued(1, 1, 1, 1),
                            ticketIssued(2, 1, 2, 2),
                            received(1, 5),
                            new TicketForfeited(PRODUCT, reservation(1), 1))
                    .when(reserveForTicket(2, 12, 1))
                    .expectEvents(reserved(12, 1, 2L));
        }

        @Test
        void stays_in_line_when_copies_are_not_enough_for_it() {
            gate.given(ticketIssued(1, 3, 1, 1), received(1, 2), shortage(11, 3, 2, 1, 1L), received(2, 1))
                    .when(reserveForTicket(1, 11, 3))
                    .expectEvents(reserved(11, 3, 1L));
        }

        @Test
        void cannot_be_served_twice() {
            gate.given(ticketIssued(1, 1, 1, 1), received(1, 5), reserved(11, 1, 1L))
                    .when(reserveForTicket(1, 12, 1))
                    .expectEvents(refused(12, RefusalReason.NOT_IN_LINE, 1L));
        }

        @Test
        void that_was_never_issued_is_refused() {
            gate.given(received(1, 5))
                    .when(reserveForTicket(7, 12, 1))
                    .expectEvents(refused(12, RefusalReason.NOT_IN_LINE, 7L));
        }

        @Test
        void leaves_the_line_when_forfeited() {
            gate.given(ticketIssued(1, 1, 1, 1))
                    .when(forfeit(1, 1))
                    .expectEvents(new TicketForfeited(PRODUCT, reservation(1), 1));
        }

        @Test
        void can_be_forfeited_once() {
            gate.given(ticketIssued(1, 1, 1, 1), new TicketForfeited(PRODUCT, reservation(1), 1))
                    .when(forfeit(1, 1))
                    .expectEvents(new TicketNotInLine(PRODUCT, reservation(1), 1));
        }

        @Test
        void that_ended_with_the_line_is_answered_when_it_is_given_up() {
            gate.given(ticketIssued(1, 1, 1, 1), new StockClosed(PRODUCT))
                    .when(forfeit(1, 1))
                    .expectEvents(new TicketNotInLine(PRODUCT, reservation(1), 1));
        }

        @Test
        void is_worth_nothing_after_the_product_was_withdrawn() {
            gate.given(ticketIssued(1, 1, 1, 1), received(1, 1), new StockClosed(PRODUCT))
                    .when(reserveForTicket(1, 11, 1))
                    .expectEvents(refused(11, RefusalReason.PRODUCT_WITHDRAWN, 1L));
        }
    }

    @Nested
    class A_reservation {

        @Test
        void gives_its_copies_back_when_released() {
            gate.given(received(1, 1), reserved(1, 1))
                    .when(release(1))
                    .expectEvents(released(1, 1, ReleaseReason.REMOVED_FROM_CART));
        }

        @Test
        void that_the_gate_does_not_hold_is_barred_when_released() {
            gate.givenNoPriorActivity()
                    .when(release(1))
                    .expectEvents(new ReservationBarred(PRODUCT, reservation(1), ReleaseReason.REMOVED_FROM_CART));
        }

        @Test
        void that_is_barred_is_never_made() {
            gate.given(received(1, 5), new ReservationBarred(PRODUCT, reservation(1), ReleaseReason.NOT_ADDED))
                    .when(reserve(1, 1, WAIT))
                    .expectNoEvents();
        }

        @Test
        void can_be_reduced() {
            gate.given(received(1, 5), reserved(1, 3))
                    .when(reduce(1, 1))
                    .expectEvents(new ReservationReduced(PRODUCT, reservation(1), new Quantity(2), new Quantity(1)));
        }

        @Test
        void is_never_reduced_to_more_than_it_holds() {
            gate.given(received(1, 5), reserved(1, 3)).when(reduce(1, 3)).expectNoEvents();
        }

        @Test
        void becomes_a_sale() {
            gate.given(received(1, 5), reserved(1, 3))
                    .when(sell(1))
                    .expectEvents(new SaleConfirmed(PRODUCT, reservation(1), new Quantity(3)));
        }

        @Test
        void that_has_ended_cannot_be_sold() {
            gate.given(received(1, 5), reserved(1, 3), released(1, 3, ReleaseReason.HOLD_EXPIRED))
                    .when(sell(1))
                    .expectEvents(new SaleRefused(PRODUCT, reservation(1), RefusalReason.NOT_RESERVED));
        }
    }

    @Nested
    class The_shop {

        @Test
        void cannot_adjust_away_copies_that_are_reserved() {
            expectRefusal(gate.given(received(1, 5), reserved(1, 4)).when(adjust(1, -2)), Refusal.Code.CONFLICT);
        }

        @Test
        void can_adjust_away_every_copy_that_is_free() {
            gate.given(received(1, 5), reserved(1, 4))
                    .when(adjust(1, -1))
                    .expectEvents(new StockAdjusted(PRODUCT, adjust(1, -1).adjustment(), -1, "counted"));
        }

        @Test
        void cannot_deliver_to_a_withdrawn_product() {
            expectRefusal(gate.given(new StockClosed(PRODUCT)).when(receive(1, 1)), Refusal.Code.CONFLICT);
        }

        @Test
        void releases_every_reservation_when_it_withdraws_the_product() {
            gate.given(received(1, 5), reserved(1, 1), reserved(2, 2))
                    .when(close())
                    .expectEvents(
                            new StockClosed(PRODUCT),
                            released(1, 1, ReleaseReason.PRODUCT_WITHDRAWN),
                            released(2, 2, ReleaseReason.PRODUCT_WITHDRAWN));
        }

        @Test
        void withdraws_a_product_once() {
            gate.given(new StockClosed(PRODUCT)).when(close()).expectNoEvents();
        }
    }

    @Test
    void a_long_line_and_a_long_past_leave_a_small_state() {
        OutstandingTickets line = new OutstandingTickets();
        AnsweredQuestions answered = new AnsweredQuestions();
        for (int n = 1; n <= 100_000; n++) {
            line.issue(n);
            answered.add(reservation(n), asked(n));
        }
        for (int n = 1; n <= 50_000; n++) {
            line.remove(n);
        }
        assertThat(line.ranges()).isEqualTo(1);
        assertThat(line.size()).isEqualTo(50_000);
        assertThat(line.isLowest(50_001)).isTrue();
        assertThat(answered.size()).isEqualTo(AnsweredQuestions.REMEMBERED);
    }
}
