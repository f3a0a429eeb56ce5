package io.longbox.cart;

import static io.longbox.cart.CartFixture.*;

import io.longbox.api.Quantity;
import io.longbox.api.cart.EndHold;
import io.longbox.api.cart.HoldExtended;
import io.longbox.api.cart.ItemAdded;
import io.longbox.api.cart.ItemReduced;
import io.longbox.api.cart.RemindOfHold;
import io.longbox.api.cart.RemovalReason;
import io.longbox.api.catalog.ReduceReservation;
import io.longbox.api.catalog.RefusalReason;
import io.longbox.api.catalog.ReleaseReason;
import io.longbox.api.catalog.ReleaseReservation;
import io.longbox.api.catalog.ReservationBarred;
import io.longbox.api.catalog.ReservationReduced;
import io.longbox.api.catalog.SaleConfirmed;
import io.longbox.api.catalog.SaleRefused;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.axonframework.test.saga.SagaTestFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CartHoldSagaTest {

    private static final Duration HOLD = Duration.ofMinutes(15);
    private static final Duration REMINDER = Duration.ofMinutes(3);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final SagaTestFixture<CartHoldSaga> process = new SagaTestFixture<>(CartHoldSaga.class);
    private Instant now = Instant.EPOCH;

    @BeforeEach
    void resources() {
        process.registerResource(properties(PATIENCE));
        now = process.currentTime().truncatedTo(ChronoUnit.MILLIS);
    }

    private ItemAdded held() {
        return new ItemAdded(READER, reservation(1), NEMO, new Quantity(2), PRICE, now.plus(HOLD), null);
    }

    private static ReleaseReservation release(ReleaseReason reason) {
        return new ReleaseReservation(NEMO, reservation(1), reason);
    }

    @Test
    void an_item_in_the_cart_is_held_until_its_deadline_and_the_reader_is_told_before() throws Exception {
        process.givenCurrentTime(now)
                .whenPublishingA(held())
                .expectActiveSagas(1)
                .expectNoDispatchedCommands()
                .expectScheduledDeadlineWithName(HOLD.minus(REMINDER), CartHoldSaga.HOLD_ENDING);
    }

    @Test
    void the_reader_is_told_that_the_hold_is_about_to_end() {
        process.givenAPublished(held())
                .whenTimeElapses(HOLD.minus(REMINDER))
                .expectDispatchedCommands(new RemindOfHold(READER, reservation(1), now.plus(HOLD)))
                .expectScheduledDeadlineWithName(now.plus(HOLD), CartHoldSaga.HOLD_OVER);
    }

    @Test
    void nobody_is_told_of_the_end_of_a_hold_that_is_too_short_for_it() {
        process.givenCurrentTime(now)
                .whenPublishingA(
                        new ItemAdded(READER, reservation(1), NEMO, new Quantity(2), PRICE, now.plusSeconds(20), null))
                .expectScheduledDeadlineWithName(Duration.ofSeconds(20), CartHoldSaga.HOLD_OVER);
    }

    @Test
    void whoever_waited_in_line_is_told_longer_before() {
        process.givenCurrentTime(now)
                .whenPublishingA(new ItemAdded(
                        READER, reservation(1), NEMO, new Quantity(2), PRICE, now.plus(Duration.ofHours(24)), 7L))
                .expectScheduledDeadlineWithName(Duration.ofHours(22), CartHoldSaga.HOLD_ENDING);
    }

    @Test
    void an_extended_hold_has_another_deadline() {
        process.givenAPublished(held())
                .whenPublishingA(new HoldExtended(READER, reservation(1), NEMO, now.plus(HOLD.multipliedBy(2))))
                .expectNoScheduledDeadlineWithName(now.plus(HOLD).minus(REMINDER), CartHoldSaga.HOLD_ENDING)
                .expectScheduledDeadlineWithName(
                        now.plus(HOLD.multipliedBy(2)).minus(REMINDER), CartHoldSaga.HOLD_ENDING);
    }

    @Test
    void a_hold_that_is_extended_while_it_ends_goes_on() throws Exception {
        process.givenAPublished(held())
                .andThenTimeElapses(HOLD)
                .andThenAPublished(new HoldExtended(READER, reservation(1), NEMO, now.plus(HOLD.multipliedBy(2))))
                .whenTimeElapses(PATIENCE)
                .expectActiveSagas(1)
                .expectNoDispatchedCommands();
    }

    @Test
    void copies_of_a_ticket_that_was_given_up_are_taken_out_of_the_cart() {
        process.givenAPublished(held())
                .whenPublishingA(released(1, 2, ReleaseReason.TICKET_FORFEITED))
                .expectDispatchedCommands(new EndHold(READER, reservation(1), RemovalReason.RETRACTED, null));
    }

    @Test
    void a_hold_that_is_over_takes_the_item_out_of_the_cart() throws Exception {
        process.givenAPublished(held())
                .andThenTimeElapses(HOLD.minusSeconds(1))
                .whenTimeElapses(Duration.ofSeconds(1))
                .expectDispatchedCommands(
                        new EndHold(READER, reservation(1), RemovalReason.HOLD_EXPIRED, now.plus(HOLD)));
    }

    @Test
    void copies_whose_hold_is_over_go_back_to_the_gate() throws Exception {
        process.givenAPublished(held())
                .andThenTimeElapses(HOLD)
                .whenPublishingA(removed(1, NEMO, 2, RemovalReason.HOLD_EXPIRED))
                .expectDispatchedCommands(release(ReleaseReason.HOLD_EXPIRED));
    }

    @Test
    void copies_that_the_reader_takes_out_go_back_to_the_gate_at_once() {
        process.givenAPublished(held())
                .whenPublishingA(removed(1, NEMO, 2, RemovalReason.BY_READER))
                .expectDispatchedCommands(release(ReleaseReason.REMOVED_FROM_CART));
    }

    @Test
    void it_is_over_when_the_gate_has_them() throws Exception {
        process.givenAPublished(held())
                .andThenAPublished(removed(1, NEMO, 2, RemovalReason.BY_READER))
                .whenPublishingA(released(1, 2, ReleaseReason.REMOVED_FROM_CART))
                .expectActiveSagas(0)
                .expectNoScheduledDeadlines()
                .expectNoDispatchedCommands();
    }

    @Test
    void a_duplicate_of_the_removal_releases_once() throws Exception {
        process.givenAPublished(held())
                .andThenAPublished(removed(1, NEMO, 2, RemovalReason.BY_READER))
                .whenPublishingA(removed(1, NEMO, 2, RemovalReason.BY_READER))
                .expectNoDispatchedCommands();
    }

    @Test
    void a_duplicate_of_the_item_is_held_once() {
        process.givenAPublished(held())
                .whenPublishingA(held())
                .expectActiveSagas(1)
                .expectNoDispatchedCommands();
    }

    @Test
    void a_release_without_an_answer_is_sent_again() throws Exception {
        process.givenAPublished(held())
                .andThenAPublished(removed(1, NEMO, 2, RemovalReason.BY_READER))
                .whenTimeElapses(PATIENCE)
                .expectDispatchedCommands(release(ReleaseReason.REMOVED_FROM_CART));
    }

    @Test
    void copies_that_the_reader_does_not_want_go_back_to_the_gate() {
        process.givenAPublished(held())
                .whenPublishingA(new ItemReduced(READER, reservation(1), NEMO, new Quantity(1), new Quantity(1)))
                .expectDispatchedCommands(new ReduceReservation(NEMO, reservation(1), new Quantity(1)));
    }

    @Test
    void the_rest_is_held_on() throws Exception {
        process.givenAPublished(held())
                .andThenAPublished(new ItemReduced(READER, reservation(1), NEMO, new Quantity(1), new Quantity(1)))
                .whenPublishingA(new ReservationReduced(NEMO, reservation(1), new Quantity(1), new Quantity(1)))
                .expectActiveSagas(1)
                .expectNoScheduledDeadlineWithName(PATIENCE, CartHoldSaga.STEP_OVERDUE);
    }

    @Test
    void copies_that_the_gate_took_back_leave_the_cart() {
        process.givenAPublished(held())
                .whenPublishingA(released(1, 2, ReleaseReason.PRODUCT_WITHDRAWN))
                .expectDispatchedCommands(new EndHold(READER, reservation(1), RemovalReason.PRODUCT_WITHDRAWN, null));
    }

    @Test
    void it_is_over_when_they_have_left_it() throws Exception {
        process.givenAPublished(held())
                .andThenAPublished(released(1, 2, ReleaseReason.PRODUCT_WITHDRAWN))
                .whenPublishingA(removed(1, NEMO, 2, RemovalReason.PRODUCT_WITHDRAWN))
                .expectActiveSagas(0)
                .expectNoScheduledDeadlines()
                .expectNoDispatchedCommands();
    }

    @Test
    void an_item_that_was_retracted_needs_no_release() {
        process.givenAPublished(held())
                .whenPublishingA(removed(1, NEMO, 2, RemovalReason.RETRACTED))
                .expectActiveSagas(0)
                .expectNoScheduledDeadlines()
                .expectNoDispatchedCommands();
    }

    @Test
    void a_sale_ends_the_hold() {
        process.givenAPublished(held())
                .whenPublishingA(new SaleConfirmed(NEMO, reservation(1), new Quantity(2), null))
                .expectActiveSagas(0)
                .expectNoScheduledDeadlines();
    }

    @Test
    void what_is_sold_is_not_taken_out_of_the_cart_when_its_hold_would_be_over() throws Exception {
        process.givenAPublished(held())
                .andThenAPublished(sold(1, 2))
                .whenTimeElapses(HOLD.multipliedBy(2))
                .expectActiveSagas(0)
                .expectNoDispatchedCommands();
    }

    @Test
    void a_sale_that_is_confirmed_as_the_hold_ends_is_never_released() throws Exception {
        process.givenAPublished(held())
                .andThenTimeElapses(HOLD)
                .whenPublishingA(sold(1, 2))
                .expectActiveSagas(0)
                .expectNoScheduledDeadlines()
                .expectNoDispatchedCommands();
        process.givenNoPriorActivity()
                .whenPublishingA(removed(1, NEMO, 2, RemovalReason.HOLD_EXPIRED))
                .expectActiveSagas(0)
                .expectNoDispatchedCommands();
    }

    @Test
    void a_release_that_comes_after_the_sale_takes_nothing_back() throws Exception {
        process.givenAPublished(held())
                .andThenTimeElapses(HOLD)
                .andThenAPublished(removed(1, NEMO, 2, RemovalReason.HOLD_EXPIRED))
                .whenPublishingA(sold(1, 2))
                .expectActiveSagas(0)
                .expectNoScheduledDeadlines()
                .expectNoDispatchedCommands();
        process.givenNoPriorActivity()
                .whenPublishingA(new ReservationBarred(NEMO, reservation(1), ReleaseReason.HOLD_EXPIRED))
                .expectActiveSagas(0)
                .expectNoDispatchedCommands();
    }

    @Test
    void a_hold_whose_release_was_answered_before_it_hears_of_the_sale_is_over() throws Exception {
        process.givenAPublished(held())
                .andThenTimeElapses(HOLD)
                .andThenAPublished(removed(1, NEMO, 2, RemovalReason.HOLD_EXPIRED))
                .whenPublishingA(new ReservationBarred(NEMO, reservation(1), ReleaseReason.HOLD_EXPIRED))
                .expectActiveSagas(0)
                .expectNoScheduledDeadlines();
    }

    @Test
    void copies_that_the_reader_took_out_just_before_paying_are_not_sold_with_the_rest() throws Exception {
        process.givenAPublished(held())
                .andThenAPublished(new ItemReduced(READER, reservation(1), NEMO, new Quantity(1), new Quantity(1)))
                .andThenAPublished(new ReservationReduced(NEMO, reservation(1), new Quantity(1), new Quantity(1)))
                .whenPublishingA(sold(1, 1))
                .expectActiveSagas(0)
                .expectNoScheduledDeadlines();
    }

    @Test
    void a_sale_ends_the_hold_while_copies_go_back() throws Exception {
        process.givenAPublished(held())
                .andThenAPublished(new ItemReduced(READER, reservation(1), NEMO, new Quantity(1), new Quantity(1)))
                .whenPublishingA(sold(1, 1))
                .expectActiveSagas(0)
                .expectNoScheduledDeadlines()
                .expectNoDispatchedCommands();
    }

    @Test
    void a_hold_that_was_over_before_the_sale_goes_back_to_the_gate() throws Exception {
        process.givenAPublished(held())
                .andThenTimeElapses(HOLD)
                .andThenAPublished(removed(1, NEMO, 2, RemovalReason.HOLD_EXPIRED))
                .andThenAPublished(new SaleRefused(NEMO, reservation(1), RefusalReason.NOT_RESERVED, ORDER))
                .whenPublishingA(released(1, 2, ReleaseReason.HOLD_EXPIRED))
                .expectActiveSagas(0)
                .expectNoScheduledDeadlines();
    }

    @Test
    void a_checkout_that_was_abandoned_leaves_the_hold_as_it_is() throws Exception {
        process.givenAPublished(held())
                .andThenAPublished(checkoutRequested(line(1, NEMO, 2)))
                .andThenAPublished(abandoned())
                .whenTimeElapses(HOLD)
                .expectActiveSagas(1)
                .expectDispatchedCommands(
                        new RemindOfHold(READER, reservation(1), now.plus(HOLD)),
                        new EndHold(READER, reservation(1), RemovalReason.HOLD_EXPIRED, now.plus(HOLD)));
    }
}
