package io.longbox.cart;

import static io.longbox.api.catalog.OnShortage.WAIT;
import static io.longbox.cart.CartFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.longbox.api.Quantity;
import io.longbox.api.cart.AddReservedItem;
import io.longbox.api.cart.ItemRequested;
import io.longbox.api.cart.QueueRequest;
import io.longbox.api.cart.RejectRequest;
import io.longbox.api.cart.RejectionReason;
import io.longbox.api.cart.RemovalReason;
import io.longbox.api.catalog.ChainHash;
import io.longbox.api.catalog.ForfeitReason;
import io.longbox.api.catalog.ForfeitTicket;
import io.longbox.api.catalog.RefusalReason;
import io.longbox.api.catalog.ReleaseReason;
import io.longbox.api.catalog.ReleaseReservation;
import io.longbox.api.catalog.ReservationBarred;
import io.longbox.api.catalog.ReservationRefused;
import io.longbox.api.catalog.ReserveStock;
import io.longbox.api.catalog.StockReserved;
import io.longbox.api.catalog.StockShortageReported;
import io.longbox.api.catalog.TicketForfeited;
import io.longbox.api.catalog.TicketNotInLine;
import io.longbox.api.catalog.WaitlistTicketIssued;
import io.longbox.api.plan.PlanId;
import java.time.Duration;
import java.time.Instant;
import org.axonframework.test.saga.FixtureExecutionResult;
import org.axonframework.test.saga.SagaTestFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class AddToCartSagaTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final CartProperties PROPERTIES = properties(PATIENCE);

    private final SagaTestFixture<AddToCartSaga> process = new SagaTestFixture<>(AddToCartSaga.class);
    private Instant now = Instant.EPOCH;

    @BeforeEach
    void resources() {
        process.registerResource(PROPERTIES);
        now = process.currentTime();
    }

    private StockReserved reserved() {
        return new StockReserved(NEMO, reservation(1), READER, new Quantity(2), null, null, now);
    }

    private WaitlistTicketIssued ticket() {
        return new WaitlistTicketIssued(
                NEMO, reservation(1), READER, new Quantity(2), 7, 3, ChainHash.START, null, now);
    }

    private StockShortageReported shortage() {
        return new StockShortageReported(NEMO, reservation(1), READER, new Quantity(2), 1, 0, now);
    }

    private ReserveStock reserve(int attempt) {
        return new ReserveStock(NEMO, reservation(1), READER, new Quantity(2), WAIT, null, now, attempt);
    }

    private AddReservedItem add() {
        return new AddReservedItem(READER, reservation(1), now.plus(PROPERTIES.hold()));
    }

    private ReleaseReservation release() {
        return new ReleaseReservation(NEMO, reservation(1), ReleaseReason.NOT_ADDED);
    }

    private RejectRequest reject(RejectionReason reason) {
        return new RejectRequest(READER, reservation(1), reason);
    }

    private static void over(FixtureExecutionResult result) {
        result.expectNoDispatchedCommands().expectActiveSagas(0).expectNoScheduledDeadlines();
    }

    @Nested
    class The_way_forward {

        @Test
        void a_request_is_put_to_the_gate() {
            process.givenNoPriorActivity()
                    .whenPublishingA(requested(1, NEMO, 2, WAIT))
                    .expectActiveSagas(1)
                    .expectDispatchedCommands(reserve(1))
                    .expectScheduledDeadlineWithName(PATIENCE, AddToCartSaga.STEP_OVERDUE);
        }

        @Test
        void reserved_copies_are_put_into_the_cart_for_as_long_as_a_hold_lasts() {
            process.givenAPublished(requested(1, NEMO, 2, WAIT))
                    .whenPublishingA(reserved())
                    .expectDispatchedCommands(add());
        }

        @Test
        void reserved_copies_of_a_product_with_terms_of_its_own_are_held_for_as_long_as_those_say() {
            process.givenAPublished(requested(1, NEMO, 2, WAIT))
                    .whenPublishingA(new StockReserved(
                            NEMO, reservation(1), READER, new Quantity(2), Duration.ofSeconds(20), null, now))
                    .expectDispatchedCommands(
                            new AddReservedItem(READER, reservation(1), now.plus(Duration.ofSeconds(20))));
        }

        @Test
        void it_is_over_when_they_are_in_the_cart() throws Exception {
            over(process.givenAPublished(requested(1, NEMO, 2, WAIT))
                    .andThenAPublished(reserved())
                    .whenPublishingA(added(1, NEMO, 2)));
        }

        @Test
        void a_ticket_is_told_to_the_cart() {
            process.givenAPublished(requested(1, NEMO, 2, WAIT))
                    .whenAggregate("stock")
                    .publishes(ticket())
                    .expectDispatchedCommands(new QueueRequest(READER, reservation(1), ticket().receipt(0)));
        }

        @Test
        void it_is_over_when_the_place_in_line_is_noted() throws Exception {
            over(process.givenAPublished(requested(1, NEMO, 2, WAIT))
                    .andThenAggregate("stock")
                    .published(ticket())
                    .whenPublishingA(queued(1, NEMO, 7, 3)));
        }

        @Test
        void a_shortage_is_told_to_the_cart_as_sold_out() {
            process.givenAPublished(requested(1, NEMO, 2, WAIT))
                    .whenPublishingA(shortage())
                    .expectDispatchedCommands(reject(RejectionReason.SOLD_OUT));
        }

        @Test
        void it_is_over_when_the_no_is_noted() throws Exception {
            over(process.givenAPublished(requested(1, NEMO, 2, WAIT))
                    .andThenAPublished(shortage())
                    .whenPublishingA(rejected(1, NEMO, RejectionReason.SOLD_OUT)));
        }
    }

    @Nested
    class A_duplicate {

        @Test
        void of_the_request_asks_the_gate_once() {
            process.givenAPublished(requested(1, NEMO, 2, WAIT))
                    .whenPublishingA(requested(1, NEMO, 2, WAIT))
                    .expectActiveSagas(1)
                    .expectNoDispatchedCommands();
        }

        @Test
        void of_the_reservation_adds_once() throws Exception {
            process.givenAPublished(requested(1, NEMO, 2, WAIT))
                    .andThenAPublished(reserved())
                    .whenPublishingA(reserved())
                    .expectNoDispatchedCommands();
        }

        @Test
        void of_a_ticket_queues_once() throws Exception {
            process.givenAPublished(requested(1, NEMO, 2, WAIT))
                    .andThenAggregate("stock")
                    .published(ticket())
                    .whenAggregate("stock")
                    .publishes(ticket())
                    .expectNoDispatchedCommands();
        }

        @Test
        void of_any_answer_after_the_end_is_nobody_s_business() throws Exception {
            over(process.givenAPublished(requested(1, NEMO, 2, WAIT))
                    .andThenAPublished(reserved())
                    .andThenAPublished(added(1, NEMO, 2))
                    .whenPublishingA(reserved()));
        }

        @Test
        void answer_that_belongs_to_another_step_is_ignored() throws Exception {
            process.givenAPublished(requested(1, NEMO, 2, WAIT))
                    .andThenAPublished(reserved())
                    .whenPublishingA(shortage())
                    .expectNoDispatchedCommands()
                    .expectActiveSagas(1);
        }
    }

    @Nested
    class A_time_out {

        @Test
        void sends_the_same_question_again_and_says_that_it_is_a_repeat() {
            process.givenAPublished(requested(1, NEMO, 2, WAIT))
                    .whenTimeElapses(PATIENCE)
                    .expectDispatchedCommands(reserve(2))
                    .expectScheduledDeadlineWithName(PATIENCE.multipliedBy(2), AddToCartSaga.STEP_OVERDUE);
        }

        @Test
        void of_the_cart_sends_the_same_copies_again() throws Exception {
            process.givenAPublished(requested(1, NEMO, 2, WAIT))
                    .andThenAPublished(reserved())
                    .whenTimeElapses(PATIENCE.plusSeconds(1))
                    .expectDispatchedCommands(add());
        }

        @Test
        void of_the_gate_turns_back_when_patience_is_over() throws Exception {
            process.givenAPublished(requested(1, NEMO, 2, WAIT))
                    .andThenTimeElapses(Duration.ofSeconds(10 + 20 + 30 + 40 + 1))
                    .whenTimeElapses(Duration.ofSeconds(50))
                    .expectDispatchedCommands(release());
        }

        @Test
        void of_the_gate_that_was_turned_back_from_ends_in_a_no() throws Exception {
            process.givenAPublished(requested(1, NEMO, 2, WAIT))
                    .andThenTimeElapses(Duration.ofSeconds(10 + 20 + 30 + 40 + 50 + 1))
                    .whenPublishingA(new ReservationBarred(NEMO, reservation(1), ReleaseReason.NOT_ADDED))
                    .expectDispatchedCommands(reject(RejectionReason.TIMED_OUT));
        }

        @Test
        void of_the_cart_gives_the_copies_back_when_patience_is_over() throws Exception {
            process.givenAPublished(requested(1, NEMO, 2, WAIT))
                    .andThenAPublished(reserved())
                    .andThenTimeElapses(Duration.ofSeconds(10 + 20 + 30 + 40 + 1))
                    .whenTimeElapses(Duration.ofSeconds(50))
                    .expectDispatchedCommands(release());
        }

        @Test
        void of_the_cart_that_noted_the_place_forfeits_the_ticket_when_patience_is_over() throws Exception {
            process.givenAPublished(requested(1, NEMO, 2, WAIT))
                    .andThenAggregate("stock")
                    .published(ticket())
                    .andThenTimeElapses(Duration.ofSeconds(10 + 20 + 30 + 40 + 1))
                    .whenTimeElapses(Duration.ofSeconds(50))
                    .expectDispatchedCommands(new ForfeitTicket(NEMO, 7, reservation(1), ForfeitReason.REQUEST_FAILED));
        }

        @Test
        void of_the_gate_whose_ticket_came_after_all_gives_the_ticket_back() throws Exception {
            process.givenAPublished(requested(1, NEMO, 2, WAIT))
                    .andThenTimeElapses(Duration.ofSeconds(10 + 20 + 30 + 40 + 50 + 1))
                    .whenAggregate("stock")
                    .publishes(ticket())
                    .expectDispatchedCommands(new ForfeitTicket(NEMO, 7, reservation(1), ForfeitReason.REQUEST_FAILED));
        }

        @Test
        void of_the_gate_whose_no_came_after_all_is_told_to_the_cart() throws Exception {
            process.givenAPublished(requested(1, NEMO, 2, WAIT))
                    .andThenTimeElapses(Duration.ofSeconds(10 + 20 + 30 + 40 + 50 + 1))
                    .whenPublishingA(shortage())
                    .expectDispatchedCommands(reject(RejectionReason.TIMED_OUT));
        }

        @Test
        void is_over_when_the_reader_took_out_what_the_cart_had_taken_meanwhile() throws Exception {
            over(process.givenAPublished(requested(1, NEMO, 2, WAIT))
                    .andThenAPublished(reserved())
                    .andThenTimeElapses(Duration.ofSeconds(10 + 20 + 30 + 40 + 50 + 1))
                    .andThenAPublished(added(1, NEMO, 2))
                    .andThenAPublished(removed(1, NEMO, 2, RemovalReason.BY_READER))
                    .whenPublishingA(released(1, 2, ReleaseReason.NOT_ADDED)));
        }

        @Test
        void on_the_way_back_never_gives_up() throws Exception {
            process.givenAPublished(requested(1, NEMO, 2, WAIT))
                    .andThenAPublished(shortage())
                    .andThenTimeElapses(Duration.ofHours(2))
                    .whenTimeElapses(Duration.ofMinutes(5).plusSeconds(1))
                    .expectDispatchedCommands(reject(RejectionReason.SOLD_OUT))
                    .expectActiveSagas(1);
        }
    }

    @Nested
    class Compensation {

        @Test
        void a_cart_that_refuses_the_copies_makes_them_go_back_to_the_gate() throws Exception {
            process.givenAPublished(requested(1, NEMO, 2, WAIT))
                    .andThenAPublished(reserved())
                    .whenPublishingA(rejected(1, NEMO, RejectionReason.CART_CLOSED))
                    .expectDispatchedCommands(release());
        }

        @Test
        void it_is_over_when_the_gate_has_them_and_the_reader_was_told() throws Exception {
            over(process.givenAPublished(requested(1, NEMO, 2, WAIT))
                    .andThenAPublished(reserved())
                    .andThenAPublished(rejected(1, NEMO, RejectionReason.CART_CLOSED))
                    .whenPublishingA(released(1, 2, ReleaseReason.NOT_ADDED)));
        }

        @Test
        void a_cart_that_refuses_the_place_makes_the_ticket_forfeit() throws Exception {
            process.givenAPublished(requested(1, NEMO, 2, WAIT))
                    .andThenAggregate("stock")
                    .published(ticket())
                    .whenPublishingA(rejected(1, NEMO, RejectionReason.CART_CLOSED))
                    .expectDispatchedCommands(new ForfeitTicket(NEMO, 7, reservation(1), ForfeitReason.REQUEST_FAILED));
        }

        @Test
        void it_is_over_when_the_ticket_is_forfeited_and_the_reader_was_told() throws Exception {
            over(process.givenAPublished(requested(1, NEMO, 2, WAIT))
                    .andThenAggregate("stock")
                    .published(ticket())
                    .andThenAPublished(rejected(1, NEMO, RejectionReason.CART_CLOSED))
                    .whenPublishingA(new TicketForfeited(NEMO, reservation(1), 7, ForfeitReason.REQUEST_FAILED)));
        }

        @Test
        void it_is_over_as_well_when_the_line_ended_before_the_ticket_could_be_forfeited() throws Exception {
            over(process.givenAPublished(requested(1, NEMO, 2, WAIT))
                    .andThenAggregate("stock")
                    .published(ticket())
                    .andThenAPublished(rejected(1, NEMO, RejectionReason.CART_CLOSED))
                    .whenPublishingA(new TicketNotInLine(NEMO, reservation(1), 7)));
        }

        @Test
        void a_withdrawn_product_is_told_to_the_cart_with_the_reason() {
            process.givenAPublished(requested(1, NEMO, 2, WAIT))
                    .whenPublishingA(
                            new ReservationRefused(NEMO, reservation(1), READER, RefusalReason.PRODUCT_WITHDRAWN, now))
                    .expectDispatchedCommands(reject(RejectionReason.PRODUCT_WITHDRAWN));
        }

        @Test
        void a_question_before_the_opening_is_told_to_the_cart_with_the_reason() {
            process.givenAPublished(requested(1, NEMO, 2, WAIT))
                    .whenPublishingA(
                            new ReservationRefused(NEMO, reservation(1), READER, RefusalReason.NOT_OPEN_YET, now))
                    .expectDispatchedCommands(reject(RejectionReason.NOT_OPEN_YET));
        }

        @Test
        void the_plan_that_lets_a_reader_in_early_is_shown_to_the_gate() {
            PlanId gold = PlanId.ofName("Gold");
            process.givenNoPriorActivity()
                    .whenPublishingA(new ItemRequested(
                            READER, reservation(1), NEMO, new Quantity(2), CartFixture.PRICE, WAIT, gold))
                    .expectDispatchedCommands(
                            new ReserveStock(NEMO, reservation(1), READER, new Quantity(2), WAIT, gold, now, 1));
        }

        @Test
        void a_repeat_that_came_too_late_is_told_to_the_cart_as_a_time_out() {
            process.givenAPublished(requested(1, NEMO, 2, WAIT))
                    .whenPublishingA(new ReservationRefused(NEMO, reservation(1), READER, RefusalReason.TOO_LATE, now))
                    .expectDispatchedCommands(reject(RejectionReason.TIMED_OUT));
        }

        @Test
        void a_product_withdrawn_while_its_copies_are_under_way_is_taken_back_from_the_cart() throws Exception {
            process.givenAPublished(requested(1, NEMO, 2, WAIT))
                    .andThenAPublished(reserved())
                    .whenPublishingA(released(1, 2, ReleaseReason.PRODUCT_WITHDRAWN))
                    .expectDispatchedCommands(reject(RejectionReason.PRODUCT_WITHDRAWN));
        }

        @Test
        void it_is_over_when_the_cart_let_go_of_what_it_had_taken_already() throws Exception {
            over(process.givenAPublished(requested(1, NEMO, 2, WAIT))
                    .andThenAPublished(reserved())
                    .andThenAPublished(released(1, 2, ReleaseReason.PRODUCT_WITHDRAWN))
                    .andThenAPublished(added(1, NEMO, 2))
                    .whenPublishingA(removed(1, NEMO, 2, RemovalReason.PRODUCT_WITHDRAWN)));
        }
    }

    @Test
    void what_the_reader_has_bought_meanwhile_is_not_taken_back() throws Exception {
        process.givenAPublished(requested(1, NEMO, 2, WAIT))
                .andThenAPublished(reserved())
                .andThenTimeElapses(Duration.ofMinutes(3))
                .andThenAPublished(added(1, NEMO, 2))
                .whenPublishingA(sold(1, 2))
                .expectActiveSagas(0)
                .expectNoScheduledDeadlines()
                .expectNoDispatchedCommands();
    }

    @Test
    void patience_grows_with_every_repeat_and_stops_growing_at_five_minutes() {
        assertThat(PROPERTIES.patience(1)).isEqualTo(Duration.ofSeconds(10));
        assertThat(PROPERTIES.patience(3)).isEqualTo(Duration.ofSeconds(30));
        assertThat(PROPERTIES.patience(1_000_000)).isEqualTo(Duration.ofMinutes(5));
    }
}
