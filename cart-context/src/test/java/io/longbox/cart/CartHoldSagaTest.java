package io.longbox.cart;

import static io.longbox.cart.CartFixture.*;

import io.longbox.api.Quantity;
import io.longbox.api.cart.EndHold;
import io.longbox.api.cart.ItemAdded;
import io.longbox.api.cart.ItemReduced;
import io.longbox.api.cart.RemovalReason;
import io.longbox.api.catalog.ReduceReservation;
import io.longbox.api.catalog.ReleaseReason;
import io.longbox.api.catalog.ReleaseReservation;
import io.longbox.api.catalog.ReservationReduced;
import io.longbox.api.catalog.SaleConfirmed;
import java.time.Duration;
import java.time.Instant;
import org.axonframework.test.saga.SagaTestFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CartHoldSagaTest {

    private static final Duration HOLD = Duration.ofMinutes(15);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final SagaTestFixture<CartHoldSaga> process = new SagaTestFixture<>(CartHoldSaga.class);
    private Instant now = Instant.EPOCH;

    @BeforeEach
    void resources() {
        process.registerResource(new CartProperties(HOLD, PATIENCE, 5));
        now = process.currentTime();
    }

    private ItemAdded held() {
        return new ItemAdded(READER, reservation(1), NEMO, new Quantity(2), PRICE, now.plus(HOLD));
    }

    private static ReleaseReservation release(ReleaseReason reason) {
        return new ReleaseReservation(NEMO, reservation(1), reason);
    }

    @Test
    void an_item_in_the_cart_is_held_until_its_deadline() {
        process.givenCurrentTime(now)
                .whenPublishingA(held())
                .expectActiveSagas(1)
                .expectNoDispatchedCommands()
                .expectScheduledDeadlineWithName(HOLD, CartHoldSaga.HOLD_OVER);
    }

    @Test
    void a_hold_that_is_over_takes_the_item_out_of_the_cart() {
        process.givenAPublished(held())
                .whenTimeElapses(HOLD)
                .expectDispatchedCommands(new EndHold(READER, reservation(1), RemovalReason.HOLD_EXPIRED));
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
                .expectDispatchedCommands(new EndHold(READER, reservation(1), RemovalReason.PRODUCT_WITHDRAWN));
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
                .whenPublishingA(new SaleConfirmed(NEMO, reservation(1), new Quantity(2)))
                .expectActiveSagas(0)
                .expectNoScheduledDeadlines();
    }
}
