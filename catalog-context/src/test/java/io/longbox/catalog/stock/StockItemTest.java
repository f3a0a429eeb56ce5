package io.longbox.catalog.stock;

import static io.longbox.api.catalog.OnShortage.REJECT;
import static io.longbox.api.catalog.OnShortage.WAIT;
import static io.longbox.catalog.stock.GateFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.longbox.api.Quantity;
import io.longbox.api.Refusal;
import io.longbox.api.RefusedException;
import io.longbox.api.catalog.ChainHash;
import io.longbox.api.catalog.ConfirmSale;
import io.longbox.api.catalog.LinePaused;
import io.longbox.api.catalog.LinePolicy;
import io.longbox.api.catalog.LineResumed;
import io.longbox.api.catalog.PauseLine;
import io.longbox.api.catalog.RefusalReason;
import io.longbox.api.catalog.ReleaseReason;
import io.longbox.api.catalog.ReservationBarred;
import io.longbox.api.catalog.ReservationId;
import io.longbox.api.catalog.ReservationReduced;
import io.longbox.api.catalog.ReservationReleased;
import io.longbox.api.catalog.RestockId;
import io.longbox.api.catalog.ResumeLine;
import io.longbox.api.catalog.ReturnSale;
import io.longbox.api.catalog.SaleConfirmed;
import io.longbox.api.catalog.SaleNotReturned;
import io.longbox.api.catalog.SaleRefused;
import io.longbox.api.catalog.SaleTerms;
import io.longbox.api.catalog.SaleTermsSet;
import io.longbox.api.catalog.StockAdjusted;
import io.longbox.api.catalog.StockClosed;
import io.longbox.api.catalog.StockReceived;
import io.longbox.api.catalog.StockReserved;
import io.longbox.api.catalog.TicketNotInLine;
import io.longbox.api.catalog.TicketServed;
import io.longbox.api.catalog.WaitlistTicketIssued;
import io.longbox.api.order.OrderId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
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
    class A_drop {

        @Test
        void lets_nobody_in_before_it_opens() {
            gate.given(received(1, 2), opensAt(5, 0)).when(reserve(4, 1, WAIT)).expectEvents(notOpenYet(4));
        }

        @Test
        void lets_everybody_in_from_the_moment_on_that_it_opens() {
            gate.given(received(1, 2), opensAt(5, 0)).when(reserve(5, 1, WAIT)).expectEvents(reserved(5, 1));
        }

        @Test
        void gives_no_place_in_line_before_it_opens() {
            gate.given(opensAt(5, 0)).when(reserve(4, 1, WAIT)).expectEvents(notOpenYet(4));
        }

        @Test
        void does_not_answer_a_question_twice_once_it_is_open() {
            gate.given(received(1, 2), opensAt(5, 0), notOpenYet(4))
                    .when(reserve(4, 1, WAIT))
                    .expectNoEvents();
        }

        @Test
        void lets_subscribers_in_early_and_says_by_which_plan() {
            gate.given(received(1, 2), opensAt(5, 2))
                    .when(reserveEarly(3, 1, WAIT))
                    .expectEvents(new StockReserved(
                            PRODUCT, reservation(3), reader(3), new Quantity(1), null, PLAN, asked(3)));
        }

        @Test
        void lets_subscribers_wait_in_line_early() {
            gate.given(opensAt(5, 2))
                    .when(reserveEarly(3, 1, WAIT))
                    .expectEvents(new WaitlistTicketIssued(
                            PRODUCT,
                            reservation(3),
                            reader(3),
                            new Quantity(1),
                            1,
                            1,
                            ChainHash.START.then(0, opensAt(5, 2)),
                            PLAN,
                            asked(3)));
        }

        @Test
        void lets_no_subscriber_in_before_early_access_begins() {
            gate.given(received(1, 2), opensAt(5, 2))
                    .when(reserveEarly(2, 1, WAIT))
                    .expectEvents(notOpenYet(2));
        }

        @Test
        void has_no_early_access_unless_it_says_so() {
            gate.given(received(1, 2), opensAt(5, 0))
                    .when(reserveEarly(4, 1, WAIT))
                    .expectEvents(notOpenYet(4));
        }

        @Test
        void treats_subscribers_like_everybody_once_it_is_open() {
            gate.given(received(1, 1), opensAt(5, 2), reserved(5, 1), ticketIssued(6, 1, 1, 1))
                    .when(reserveEarly(7, 1, REJECT))
                    .expectEvents(shortage(7, 1, 0, 1));
        }

        @Test
        void that_is_announced_later_takes_no_place_from_those_in_line() {
            gate.given(ticketIssued(1, 1, 1, 1), opensAt(9, 0))
                    .when(receive(1, 1))
                    .expectEvents(received(1, 1), served(1, 1));
        }
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
                    .expectEvents(shortage(2, 2, 1, 0));
        }

        @Test
        void is_told_of_the_shortage_of_a_product_that_never_had_stock() {
            gate.givenNoPriorActivity().when(reserve(1, 1, REJECT)).expectEvents(shortage(1, 1, 0, 0));
        }

        @Test
        void gets_a_ticket_when_willing_to_wait() {
            gate.registerIgnoredField(WaitlistTicketIssued.class, "chain")
                    .given(received(1, 1), reserved(1, 1))
                    .when(reserve(2, 1, WAIT))
                    .expectEvents(ticketIssued(2, 1, 1, 1));
        }

        @Test
        void gets_the_next_ticket_and_a_place_behind_everybody_in_line() {
            gate.registerIgnoredField(WaitlistTicketIssued.class, "chain")
                    .given(
                            received(1, 1),
                            reserved(1, 1),
                            ticketIssued(2, 1, 1, 1),
                            ticketIssued(3, 1, 2, 2),
                            forfeited(1, 2))
                    .when(reserve(4, 1, WAIT))
                    .expectEvents(ticketIssued(4, 1, 3, 2));
        }

        @Test
        void is_never_served_before_the_line_even_when_copies_are_free() {
            gate.given(received(1, 1), reserved(1, 1), ticketIssued(2, 1, 1, 1), received(2, 5))
                    .when(reserve(3, 1, REJECT))
                    .expectEvents(shortage(3, 1, 5, 1));
        }

        @Test
        void is_served_again_once_the_line_is_over() {
            gate.given(received(1, 1), reserved(1, 1), ticketIssued(2, 1, 1, 1), forfeited(1, 2), received(2, 1))
                    .when(reserve(3, 1, REJECT))
                    .expectEvents(reserved(3, 1));
        }

        @Test
        void is_refused_after_the_product_was_withdrawn() {
            gate.given(received(1, 5), new StockClosed(PRODUCT))
                    .when(reserve(1, 1, WAIT))
                    .expectEvents(refused(1, RefusalReason.PRODUCT_WITHDRAWN));
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
            gate.given(shortage(1, 1, 0, 0), received(1, 5))
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
            gate.given(
                            received(1, 5),
                            reserved(1, 1),
                            new SaleConfirmed(PRODUCT, reservation(1), new Quantity(1), ORDER))
                    .when(reserve(1, 1, WAIT))
                    .expectNoEvents();
        }

        @Test
        void that_is_so_late_that_the_answer_is_forgotten_is_refused_and_never_applied() {
            gate.given(forgetting(1)).when(reserve(1, 1, WAIT, 2)).expectEvents(refused(1, RefusalReason.TOO_LATE));
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
                    .expectEvents(shortage(2, 2, 1, 0));
        }

        @Test
        void of_a_release_after_the_sale_takes_nothing_back() {
            SaleConfirmed sold = new SaleConfirmed(PRODUCT, reservation(1), new Quantity(1), ORDER);
            ReservationBarred barred = new ReservationBarred(PRODUCT, reservation(1), ReleaseReason.REMOVED_FROM_CART);
            gate.given(received(1, 1), reserved(1, 1), sold).when(release(1)).expectEvents(barred);
            gate.given(received(1, 1), reserved(1, 1), sold, barred)
                    .when(sell(1))
                    .expectNoEvents();
        }

        @Test
        void of_a_sale_changes_nothing() {
            gate.given(
                            received(1, 5),
                            reserved(1, 1),
                            new SaleConfirmed(PRODUCT, reservation(1), new Quantity(1), ORDER))
                    .when(sell(1))
                    .expectNoEvents();
        }

        /** Copies on hand, and one more answer than the gate remembers, that to question 1 being the first. */
        private List<Object> forgetting(int first) {
            List<Object> events = new ArrayList<>();
            events.add(received(1, 5));
            for (int n = first; n <= first + AnsweredQuestions.REMEMBERED; n++) {
                events.add(shortage(n, 9, 5, 0));
            }
            return events;
        }
    }

    @Nested
    class A_ticket {

        @Test
        void is_served_by_the_delivery_itself() {
            gate.given(ticketIssued(1, 1, 1, 1), ticketIssued(2, 1, 2, 2))
                    .when(receive(1, 1))
                    .expectEvents(received(1, 1), served(1, 1));
        }

        @Test
        void is_served_with_all_the_others_for_whom_there_are_copies() {
            gate.given(ticketIssued(1, 1, 1, 1), ticketIssued(2, 2, 2, 2), ticketIssued(3, 1, 3, 3))
                    .when(receive(1, 3))
                    .expectEvents(received(1, 3), served(1, 1), served(2, 2));
        }

        @Test
        void is_served_by_a_release() {
            gate.given(received(1, 1), reserved(1, 1), ticketIssued(2, 1, 1, 1))
                    .when(release(1))
                    .expectEvents(released(1, 1, ReleaseReason.REMOVED_FROM_CART), served(1, 1));
        }

        @Test
        void is_served_by_a_correction() {
            gate.given(ticketIssued(1, 1, 1, 1))
                    .when(adjust(1, 1))
                    .expectEvents(new StockAdjusted(PRODUCT, adjust(1, 1).adjustment(), 1, "counted"), served(1, 1));
        }

        @Test
        void is_served_by_a_reduction() {
            gate.given(received(1, 2), reserved(1, 2), ticketIssued(2, 1, 1, 1))
                    .when(reduce(1, 1))
                    .expectEvents(
                            new ReservationReduced(PRODUCT, reservation(1), new Quantity(1), new Quantity(1)),
                            served(1, 1));
        }

        @Test
        void is_served_for_as_long_as_the_product_has_it() {
            SaleTerms terms = new SaleTerms(Duration.ofMinutes(1), Duration.ofMinutes(2), LinePolicy.HOLD, null);
            gate.given(new SaleTermsSet(PRODUCT, terms), ticketIssued(1, 1, 1, 1))
                    .when(receive(1, 1))
                    .expectEvents(
                            received(1, 1),
                            new TicketServed(
                                    PRODUCT,
                                    1,
                                    ReservationId.ofTicket(PRODUCT, 1),
                                    new Quantity(1),
                                    Duration.ofMinutes(2)));
        }

        @Test
        void holds_the_line_when_it_wants_more_than_there_is() {
            gate.given(ticketIssued(1, 3, 1, 1), ticketIssued(2, 1, 2, 2))
                    .when(receive(1, 2))
                    .expectEvents(received(1, 2));
        }

        @Test
        void is_passed_by_while_it_wants_more_than_there_is_where_the_product_says_so() {
            gate.given(
                            new SaleTermsSet(PRODUCT, policy(LinePolicy.SKIP)),
                            ticketIssued(1, 3, 1, 1),
                            ticketIssued(2, 1, 2, 2),
                            ticketIssued(3, 2, 3, 3))
                    .when(receive(1, 2))
                    .expectEvents(received(1, 2), served(2, 1));
        }

        @Test
        void that_was_passed_by_is_still_the_first() {
            gate.given(
                            new SaleTermsSet(PRODUCT, policy(LinePolicy.SKIP)),
                            ticketIssued(1, 3, 1, 1),
                            ticketIssued(2, 1, 2, 2),
                            received(1, 1),
                            served(2, 1),
                            ticketIssued(3, 1, 3, 2))
                    .when(receive(2, 3))
                    .expectEvents(received(2, 3), served(1, 3));
        }

        @Test
        void is_served_when_the_policy_changes_in_its_favour() {
            gate.given(ticketIssued(1, 3, 1, 1), ticketIssued(2, 1, 2, 2), received(1, 1))
                    .when(set(policy(LinePolicy.SKIP)))
                    .expectEvents(new SaleTermsSet(PRODUCT, policy(LinePolicy.SKIP)), served(2, 1));
        }

        @Test
        void is_served_at_once_where_everybody_ahead_wants_more_than_there_is() {
            gate.registerIgnoredField(WaitlistTicketIssued.class, "chain")
                    .given(new SaleTermsSet(PRODUCT, policy(LinePolicy.SKIP)), received(1, 1), ticketIssued(1, 2, 1, 1))
                    .when(reserve(2, 1, WAIT))
                    .expectEvents(ticketIssued(2, 1, 2, 2), served(2, 1));
        }

        @Test
        void waits_while_the_line_is_paused() {
            gate.given(ticketIssued(1, 1, 1, 1), new LinePaused(PRODUCT))
                    .when(receive(1, 1))
                    .expectEvents(received(1, 1));
        }

        @Test
        void is_served_when_the_line_moves_again() {
            gate.given(ticketIssued(1, 1, 1, 1), new LinePaused(PRODUCT), received(1, 1))
                    .when(new ResumeLine(PRODUCT))
                    .expectEvents(new LineResumed(PRODUCT), served(1, 1));
        }

        @Test
        void lets_the_next_one_be_served_when_it_is_forfeited() {
            gate.given(ticketIssued(1, 3, 1, 1), ticketIssued(2, 1, 2, 2), received(1, 1))
                    .when(forfeit(1, 1))
                    .expectEvents(forfeited(1, 1), served(2, 1));
        }

        @Test
        void that_is_forfeited_after_its_turn_came_gives_its_copies_to_the_next() {
            gate.given(ticketIssued(1, 1, 1, 1), ticketIssued(2, 1, 2, 2), received(1, 1), served(1, 1))
                    .when(forfeit(1, 1))
                    .expectEvents(
                            new ReservationReleased(
                                    PRODUCT,
                                    ReservationId.ofTicket(PRODUCT, 1),
                                    new Quantity(1),
                                    ReleaseReason.TICKET_FORFEITED),
                            new TicketNotInLine(PRODUCT, reservation(1), 1),
                            served(2, 1));
        }

        @Test
        void leaves_the_line_when_forfeited() {
            gate.given(ticketIssued(1, 1, 1, 1)).when(forfeit(1, 1)).expectEvents(forfeited(1, 1));
        }

        @Test
        void can_be_forfeited_once() {
            gate.given(ticketIssued(1, 1, 1, 1), forfeited(1, 1))
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
        void that_was_sold_is_not_taken_back() {
            gate.given(
                            ticketIssued(1, 1, 1, 1),
                            received(1, 1),
                            served(1, 1),
                            new SaleConfirmed(PRODUCT, ReservationId.ofTicket(PRODUCT, 1), new Quantity(1), ORDER))
                    .when(forfeit(1, 1))
                    .expectEvents(new TicketNotInLine(PRODUCT, reservation(1), 1));
        }

        @Test
        void carries_the_hash_of_all_that_was_before_it() {
            StockReceived first = received(1, 1);
            StockReserved second = reserved(1, 1);
            ChainHash chain = ChainHash.START.then(0, first).then(1, second);
            gate.given(first, second)
                    .when(reserve(2, 1, WAIT))
                    .expectEvents(new WaitlistTicketIssued(
                            PRODUCT, reservation(2), reader(2), new Quantity(1), 1, 1, chain, null, asked(2)));
        }
    }

    @Nested
    class The_line {

        @Test
        void can_be_paused_and_resumed_before_there_is_anybody_in_it() {
            gate.givenNoPriorActivity().when(new PauseLine(PRODUCT)).expectEvents(new LinePaused(PRODUCT));
            gate.given(new LinePaused(PRODUCT)).when(new ResumeLine(PRODUCT)).expectEvents(new LineResumed(PRODUCT));
        }

        @Test
        void can_be_joined_while_it_is_paused() {
            gate.registerIgnoredField(WaitlistTicketIssued.class, "chain")
                    .given(new LinePaused(PRODUCT), received(1, 1), reserved(1, 1))
                    .when(reserve(2, 1, WAIT))
                    .expectEvents(ticketIssued(2, 1, 1, 1));
        }

        @Test
        void is_paused_once() {
            gate.given(new LinePaused(PRODUCT)).when(new PauseLine(PRODUCT)).expectNoEvents();
        }

        @Test
        void that_moves_cannot_be_resumed_and_stays_as_it_is() {
            gate.given(received(1, 1)).when(new ResumeLine(PRODUCT)).expectNoEvents();
        }

        @Test
        void of_a_product_that_was_never_sold_stays_as_it_is() {
            gate.givenNoPriorActivity()
                    .when(new ResumeLine(PRODUCT))
                    .expectNoEvents()
                    .expectSuccessfulHandlerExecution();
            gate.givenNoPriorActivity()
                    .when(set(SaleTerms.STANDARD))
                    .expectNoEvents()
                    .expectSuccessfulHandlerExecution();
        }

        @Test
        void of_a_withdrawn_product_cannot_be_paused_resumed_or_given_terms() {
            expectRefusal(gate.given(new StockClosed(PRODUCT)).when(new PauseLine(PRODUCT)), Refusal.Code.CONFLICT);
            expectRefusal(gate.given(new StockClosed(PRODUCT)).when(new ResumeLine(PRODUCT)), Refusal.Code.CONFLICT);
            expectRefusal(
                    gate.given(new StockClosed(PRODUCT)).when(set(policy(LinePolicy.SKIP))), Refusal.Code.CONFLICT);
        }

        @Test
        void takes_the_same_terms_twice() {
            gate.given(new SaleTermsSet(PRODUCT, policy(LinePolicy.SKIP)))
                    .when(set(policy(LinePolicy.SKIP)))
                    .expectNoEvents();
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
                    .expectEvents(new SaleConfirmed(PRODUCT, reservation(1), new Quantity(3), ORDER));
        }

        @Test
        void that_has_ended_cannot_be_sold() {
            gate.given(received(1, 5), reserved(1, 3), released(1, 3, ReleaseReason.HOLD_EXPIRED))
                    .when(sell(1))
                    .expectEvents(new SaleRefused(PRODUCT, reservation(1), RefusalReason.NOT_RESERVED, ORDER));
        }
    }

    @Nested
    class A_sale {

        private final SaleRefused refused = new SaleRefused(PRODUCT, reservation(1), RefusalReason.NOT_RESERVED, ORDER);

        @Test
        void is_of_what_the_order_is_for_and_the_rest_is_free_for_the_line() {
            gate.given(received(1, 3), reserved(1, 3), ticketIssued(2, 1, 1, 1))
                    .when(sell(1, 2))
                    .expectEvents(
                            new ReservationReduced(PRODUCT, reservation(1), new Quantity(1), new Quantity(2)),
                            served(1, 1),
                            sold(1, 2));
        }

        @Test
        void of_more_than_is_reserved_is_refused() {
            gate.given(received(1, 3), reserved(1, 1)).when(sell(1, 2)).expectEvents(refused);
        }

        @Test
        void to_one_order_is_none_to_another() {
            OrderId another = new OrderId(new UUID(5, 2));
            gate.given(received(1, 3), reserved(1, 1), sold(1, 1))
                    .when(new ConfirmSale(PRODUCT, reservation(1), another))
                    .expectEvents(new SaleRefused(PRODUCT, reservation(1), RefusalReason.NOT_RESERVED, another));
        }

        @Test
        void to_an_order_that_was_given_up_meanwhile_is_refused() {
            SaleNotReturned givenUp = new SaleNotReturned(PRODUCT, reservation(1), ORDER, RestockId.of(ORDER));
            gate.given(received(1, 1), reserved(1, 1))
                    .when(new ReturnSale(PRODUCT, reservation(1), ORDER, RestockId.of(ORDER), new Quantity(1)))
                    .expectEvents(givenUp);
            gate.given(received(1, 1), reserved(1, 1), givenUp).when(sell(1)).expectEvents(refused);
        }

        @Test
        void to_the_next_order_is_open_then() {
            OrderId next = new OrderId(new UUID(5, 2));
            gate.given(
                            received(1, 1),
                            reserved(1, 1),
                            new SaleNotReturned(PRODUCT, reservation(1), ORDER, RestockId.of(ORDER)))
                    .when(new ConfirmSale(PRODUCT, reservation(1), next))
                    .expectEvents(new SaleConfirmed(PRODUCT, reservation(1), new Quantity(1), next));
        }
    }

    @Nested
    class A_return {

        @Test
        void puts_the_copies_back_on_the_shelf() {
            gate.given(received(1, 3), reserved(1, 3), sold(1, 3))
                    .when(giveBack(1, 1, 2))
                    .expectEvents(returned(1, 1, 2));
            gate.given(received(1, 3), reserved(1, 3), sold(1, 3), returned(1, 1, 2))
                    .when(reserve(2, 2, REJECT))
                    .expectEvents(reserved(2, 2));
            gate.given(received(1, 3), reserved(1, 3), sold(1, 3), returned(1, 1, 2))
                    .when(reserve(2, 3, REJECT))
                    .expectEvents(shortage(2, 3, 2, 0));
        }

        @Test
        void goes_to_the_line_first() {
            gate.given(received(1, 1), reserved(1, 1), ticketIssued(2, 1, 1, 1), sold(1, 1))
                    .when(giveBack(1, 1, 1))
                    .expectEvents(returned(1, 1, 1), served(1, 1));
        }

        @Test
        void is_taken_once() {
            gate.given(received(1, 2), reserved(1, 2), sold(1, 2), returned(1, 1, 1))
                    .when(giveBack(1, 1, 1))
                    .expectNoEvents();
        }

        @Test
        void of_the_rest_is_another_return() {
            gate.given(received(1, 2), reserved(1, 2), sold(1, 2), returned(1, 1, 1))
                    .when(giveBack(2, 1, 1))
                    .expectEvents(returned(2, 1, 1));
        }

        @Test
        void of_several_lines_goes_by_one_name() {
            gate.given(received(1, 2), reserved(1, 1), reserved(2, 1), sold(1, 1), sold(2, 1), returned(1, 1, 1))
                    .when(giveBack(1, 2, 1))
                    .expectEvents(returned(1, 2, 1));
        }

        @Test
        void is_never_of_more_copies_than_were_sold() {
            gate.given(received(1, 5), reserved(1, 2), sold(1, 2))
                    .when(giveBack(1, 1, 3))
                    .expectEvents(returned(1, 1, 2));
            gate.given(received(1, 5), reserved(1, 2), sold(1, 2), returned(1, 1, 2))
                    .when(giveBack(2, 1, 1))
                    .expectEvents(notReturned(2, 1));
        }

        @Test
        void of_what_was_never_sold_is_answered_and_brings_nothing() {
            gate.givenNoPriorActivity().when(giveBack(1, 1, 1)).expectEvents(notReturned(1, 1));
            gate.given(received(1, 5), reserved(1, 1), reserved(2, 1), sold(2, 1))
                    .when(giveBack(1, 1, 1))
                    .expectEvents(notReturned(1, 1));
        }

        @Test
        void that_brought_nothing_is_answered_once() {
            gate.given(notReturned(1, 1)).when(giveBack(1, 1, 1)).expectNoEvents();
        }

        @Test
        void of_what_another_order_bought_brings_nothing() {
            OrderId another = new OrderId(new UUID(5, 2));
            gate.given(received(1, 5), reserved(1, 1), sold(1, 1))
                    .when(new ReturnSale(PRODUCT, reservation(1), another, restock(1), new Quantity(1)))
                    .expectEvents(new SaleNotReturned(PRODUCT, reservation(1), another, restock(1)));
        }

        @Test
        void of_what_was_sold_before_there_were_orders_is_taken() {
            gate.given(
                            received(1, 5),
                            reserved(1, 1),
                            new SaleConfirmed(PRODUCT, reservation(1), new Quantity(1), null))
                    .when(giveBack(1, 1, 1))
                    .expectEvents(returned(1, 1, 1));
        }

        @Test
        void does_not_undo_that_the_question_was_answered() {
            gate.given(received(1, 1), reserved(1, 1), sold(1, 1), returned(1, 1, 1))
                    .when(reserve(1, 1, WAIT, 2))
                    .expectNoEvents();
            gate.given(received(1, 1), reserved(1, 1), sold(1, 1), returned(1, 1, 1))
                    .when(sell(1))
                    .expectNoEvents();
        }

        @Test
        void to_a_withdrawn_product_is_taken_and_serves_nobody() {
            gate.given(received(1, 1), reserved(1, 1), ticketIssued(2, 1, 1, 1), sold(1, 1), new StockClosed(PRODUCT))
                    .when(giveBack(1, 1, 1))
                    .expectEvents(returned(1, 1, 1));
        }

        @Test
        void of_a_sale_from_long_ago_is_taken_but_no_more_than_were_sold_by_then() {
            List<Object> history = new ArrayList<>(List.of(received(1, Sales.REMEMBERED + 2)));
            for (int n = 1; n <= Sales.REMEMBERED + 2; n++) {
                history.add(reserved(n, 1));
                history.add(sold(n, 1));
            }
            gate.given(history).when(giveBack(1, 1, 5)).expectEvents(returned(1, 1, 2));

            history.add(returned(1, 1, 1));
            history.add(returned(2, 2, 1));
            gate.given(history).when(giveBack(3, 2, 1)).expectEvents(notReturned(3, 2));
            gate.given(history).when(giveBack(3, 3, 1)).expectEvents(returned(3, 3, 1));
        }

        @Test
        void of_what_is_held_is_not_taken_for_a_sale_from_long_ago() {
            List<Object> history = new ArrayList<>(List.of(received(1, Sales.REMEMBERED + 3)));
            for (int n = 1; n <= Sales.REMEMBERED + 1; n++) {
                history.add(reserved(n, 1));
                history.add(sold(n, 1));
            }
            history.add(reserved(9_001, 1));
            gate.given(history).when(giveBack(1, 9_001, 1)).expectEvents(notReturned(1, 9_001));
            history.add(released(9_001, 1, ReleaseReason.HOLD_EXPIRED));
            gate.given(history).when(giveBack(1, 9_001, 1)).expectEvents(notReturned(1, 9_001));
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
            line.issue(n, new Quantity(1));
            answered.add(reservation(n), asked(n));
        }
        for (int n = 1; n <= 50_000; n++) {
            line.remove(n);
        }
        assertThat(line.ranges()).isEqualTo(1);
        assertThat(line.size()).isEqualTo(50_000);
        assertThat(line.next(1, LinePolicy.HOLD)).contains(new OutstandingTickets.Ticket(50_001, new Quantity(1)));
        assertThat(answered.size()).isEqualTo(AnsweredQuestions.REMEMBERED);
    }
}
