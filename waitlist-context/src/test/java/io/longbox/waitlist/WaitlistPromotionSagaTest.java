package io.longbox.waitlist;

import static io.longbox.waitlist.LineFixture.*;

import io.longbox.api.Money;
import io.longbox.api.cart.AddOfferedItem;
import io.longbox.api.cart.EndHold;
import io.longbox.api.cart.ItemAdded;
import io.longbox.api.cart.ItemRemoved;
import io.longbox.api.cart.OfferRefused;
import io.longbox.api.cart.RemovalReason;
import io.longbox.api.catalog.ReleaseReason;
import io.longbox.api.catalog.ReleaseReservation;
import io.longbox.api.catalog.ReservationBarred;
import io.longbox.api.catalog.ReservationReleased;
import io.longbox.api.catalog.RestockId;
import io.longbox.api.catalog.SaleConfirmed;
import io.longbox.api.catalog.SaleReturned;
import io.longbox.api.catalog.TicketServed;
import io.longbox.api.order.OrderId;
import io.longbox.api.waitlist.EndOffer;
import io.longbox.api.waitlist.OfferEnd;
import io.longbox.api.waitlist.OfferNotOpen;
import io.longbox.api.waitlist.OfferPlace;
import io.longbox.api.waitlist.PassOverReason;
import io.longbox.api.waitlist.PlaceNotOffered;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.UUID;
import org.axonframework.test.saga.ContinuedGivenState;
import org.axonframework.test.saga.SagaTestFixture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WaitlistPromotionSagaTest {

    private static final OrderId ORDER = new OrderId(new UUID(5, 1));
    private static final Duration OFFER = Duration.ofHours(24);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final SagaTestFixture<WaitlistPromotionSaga> process = new SagaTestFixture<>(WaitlistPromotionSaga.class);
    private Instant until = Instant.EPOCH;

    @BeforeEach
    void resources() {
        process.registerResource(new WaitlistProperties(OFFER, PATIENCE));
        until = process.currentTime().plus(OFFER);
    }

    private static TicketServed served(@Nullable Duration offer) {
        return new TicketServed(PRODUCT, 1, offer(1), ONE, offer);
    }

    private OfferPlace offerPlaceUntil(Instant heldUntil) {
        return new OfferPlace(PRODUCT, 1, offer(1), heldUntil);
    }

    private AddOfferedItem addItem() {
        return new AddOfferedItem(reader(1), place(1), request(1), offer(1), ONE, until);
    }

    private ItemAdded added() {
        return new ItemAdded(reader(1), offer(1), PRODUCT, ONE, new Money(999, Currency.getInstance("EUR")), until, 1L);
    }

    private static ItemRemoved removed(RemovalReason reason) {
        return new ItemRemoved(reader(1), offer(1), PRODUCT, ONE, reason, 1L);
    }

    private static OfferRefused refused() {
        return new OfferRefused(reader(1), offer(1), PRODUCT, 1, PassOverReason.READER_SUSPENDED);
    }

    private static ReleaseReservation release() {
        return new ReleaseReservation(PRODUCT, offer(1), ReleaseReason.NOT_ADDED);
    }

    private static ReleaseReservation releaseOfSuspended() {
        return new ReleaseReservation(PRODUCT, offer(1), ReleaseReason.READER_SUSPENDED);
    }

    private static ReservationReleased released(ReleaseReason reason) {
        return new ReservationReleased(PRODUCT, offer(1), ONE, reason);
    }

    private static EndOffer end(OfferEnd end, @Nullable PassOverReason reason) {
        return new EndOffer(PRODUCT, 1, offer(1), end, reason);
    }

    private static EndHold endHold(RemovalReason reason) {
        return new EndHold(reader(1), offer(1), reason, null);
    }

    /** The offer has been made, and the cart was asked to take the copies. */
    private ContinuedGivenState adding() throws Exception {
        return process.givenAPublished(served(null)).andThenAPublished(offered(1, until));
    }

    /** The copies are in the cart. */
    private ContinuedGivenState open() throws Exception {
        return adding().andThenAPublished(added());
    }

    @Test
    void asks_the_line_who_holds_the_ticket_whose_turn_it_is() {
        process.givenNoPriorActivity()
                .whenPublishingA(served(null))
                .expectActiveSagas(1)
                .expectDispatchedCommands(offerPlaceUntil(until));
    }

    @Test
    void an_offer_lasts_as_long_as_the_product_has_it() {
        process.givenNoPriorActivity()
                .whenPublishingA(served(Duration.ofMinutes(5)))
                .expectDispatchedCommands(offerPlaceUntil(process.currentTime().plus(Duration.ofMinutes(5))));
    }

    @Test
    void brings_the_copies_to_the_cart_of_whoever_holds_the_ticket() {
        process.givenAPublished(served(null)).whenPublishingA(offered(1, until)).expectDispatchedCommands(addItem());
    }

    @Test
    void waits_for_the_reader_once_the_copies_are_in_the_cart() throws Exception {
        adding().whenPublishingA(added())
                .expectActiveSagas(1)
                .expectNoDispatchedCommands()
                .expectNoScheduledDeadlines();
    }

    @Test
    void a_sale_claims_the_offer() throws Exception {
        open().whenPublishingA(new SaleConfirmed(PRODUCT, offer(1), ONE, null))
                .expectDispatchedCommands(end(OfferEnd.CLAIMED, null));
    }

    @Test
    void a_sale_in_the_moment_of_giving_up_claims_the_offer() throws Exception {
        open().andThenAPublished(left(1, offer(1)))
                .whenPublishingA(new SaleConfirmed(PRODUCT, offer(1), ONE, ORDER))
                .expectDispatchedCommands(end(OfferEnd.CLAIMED, null));
    }

    @Test
    void copies_that_come_back_after_their_sale_change_nothing() throws Exception {
        open().andThenAPublished(new SaleConfirmed(PRODUCT, offer(1), ONE, ORDER))
                .whenPublishingA(new SaleReturned(PRODUCT, offer(1), ORDER, RestockId.of(ORDER), ONE))
                .expectActiveSagas(1)
                .expectNoDispatchedCommands();
    }

    @Test
    void is_over_when_the_line_has_noted_the_end() throws Exception {
        open().andThenAPublished(new SaleConfirmed(PRODUCT, offer(1), ONE, null))
                .whenPublishingA(ended(1, OfferEnd.CLAIMED, null))
                .expectActiveSagas(0)
                .expectNoScheduledDeadlines();
    }

    @Test
    void an_offer_whose_time_is_over_has_expired() throws Exception {
        open().whenPublishingA(removed(RemovalReason.HOLD_EXPIRED))
                .expectDispatchedCommands(end(OfferEnd.EXPIRED, null));
    }

    @Test
    void an_offer_that_the_reader_takes_out_of_the_cart_is_declined() throws Exception {
        open().whenPublishingA(removed(RemovalReason.BY_READER)).expectDispatchedCommands(end(OfferEnd.DECLINED, null));
    }

    @Test
    void a_reader_suspended_during_the_offer_is_passed_over() throws Exception {
        open().whenPublishingA(removed(RemovalReason.CART_CLOSED))
                .expectDispatchedCommands(end(OfferEnd.PASSED_OVER, PassOverReason.READER_SUSPENDED));
    }

    @Test
    void gives_the_copies_back_at_once_when_nobody_holds_the_ticket_any_more() {
        process.givenAPublished(served(null))
                .whenPublishingA(new PlaceNotOffered(PRODUCT, 1, offer(1)))
                .expectDispatchedCommands(release());
    }

    @Test
    void is_over_when_the_gate_has_copies_back_that_nobody_was_offered() throws Exception {
        process.givenAPublished(served(null))
                .andThenAPublished(new PlaceNotOffered(PRODUCT, 1, offer(1)))
                .whenPublishingA(released(ReleaseReason.NOT_ADDED))
                .expectActiveSagas(0)
                .expectNoDispatchedCommands()
                .expectNoScheduledDeadlines();
    }

    @Test
    void gives_the_copies_back_at_once_when_the_cart_refuses() throws Exception {
        adding().whenPublishingA(refused()).expectDispatchedCommands(releaseOfSuspended());
    }

    @Test
    void passes_over_a_reader_whose_cart_refused() throws Exception {
        adding().andThenAPublished(refused())
                .whenPublishingA(released(ReleaseReason.NOT_ADDED))
                .expectDispatchedCommands(end(OfferEnd.PASSED_OVER, PassOverReason.READER_SUSPENDED));
    }

    @Test
    void passes_over_a_reader_whose_cart_refused_when_the_gate_had_the_copies_back_before() throws Exception {
        adding().andThenAPublished(refused())
                .whenPublishingA(new ReservationBarred(PRODUCT, offer(1), ReleaseReason.NOT_ADDED))
                .expectDispatchedCommands(end(OfferEnd.PASSED_OVER, PassOverReason.READER_SUSPENDED));
    }

    @Test
    void takes_the_copies_out_of_the_cart_of_a_reader_who_gives_up() throws Exception {
        open().whenPublishingA(left(1, offer(1))).expectDispatchedCommands(endHold(RemovalReason.BY_READER));
    }

    @Test
    void takes_the_copies_out_again_when_the_reader_gave_up_while_the_cart_took_them() throws Exception {
        adding().andThenAPublished(left(1, offer(1)))
                .whenPublishingA(added())
                .expectDispatchedCommands(endHold(RemovalReason.BY_READER));
    }

    @Test
    void is_over_after_a_reader_gave_up_when_the_line_knows_it_already() throws Exception {
        open().andThenAPublished(left(1, offer(1)))
                .andThenAPublished(removed(RemovalReason.BY_READER))
                .whenPublishingA(new OfferNotOpen(PRODUCT, 1, offer(1)))
                .expectActiveSagas(0)
                .expectNoScheduledDeadlines();
    }

    @Test
    void takes_copies_out_again_that_the_gate_took_back_while_the_cart_took_them() throws Exception {
        adding().andThenAPublished(released(ReleaseReason.PRODUCT_WITHDRAWN))
                .whenPublishingA(added())
                .expectDispatchedCommands(endHold(RemovalReason.PRODUCT_WITHDRAWN));
    }

    @Test
    void does_not_offer_what_the_gate_has_taken_back() throws Exception {
        process.givenAPublished(served(null))
                .andThenAPublished(released(ReleaseReason.PRODUCT_WITHDRAWN))
                .whenPublishingA(offered(1, until))
                .expectDispatchedCommands(end(OfferEnd.PASSED_OVER, PassOverReason.PRODUCT_WITHDRAWN));
    }

    @Test
    void leaves_it_to_the_process_that_holds_the_copies_to_take_them_out_when_the_product_is_withdrawn()
            throws Exception {
        open().whenPublishingA(released(ReleaseReason.PRODUCT_WITHDRAWN)).expectNoDispatchedCommands();
    }

    @Test
    void a_duplicate_of_the_turn_changes_nothing() throws Exception {
        open().whenPublishingA(served(null)).expectActiveSagas(1).expectNoDispatchedCommands();
    }

    @Test
    void a_duplicate_of_the_offer_adds_once() throws Exception {
        adding().whenPublishingA(offered(1, until)).expectNoDispatchedCommands();
    }

    @Test
    void a_duplicate_of_the_refusal_releases_once() throws Exception {
        adding().andThenAPublished(refused()).whenPublishingA(refused()).expectNoDispatchedCommands();
    }

    @Test
    void a_question_to_the_line_without_an_answer_is_asked_again() {
        process.givenAPublished(served(null))
                .whenTimeElapses(PATIENCE)
                .expectDispatchedCommands(offerPlaceUntil(until));
    }

    @Test
    void an_addition_without_an_answer_is_sent_again_and_never_given_up() throws Exception {
        adding().andThenTimeElapses(Duration.ofHours(1))
                .whenTimeElapses(Duration.ofMinutes(5))
                .expectDispatchedCommands(addItem());
    }

    @Test
    void a_release_without_an_answer_is_sent_again() throws Exception {
        adding().andThenAPublished(refused()).whenTimeElapses(PATIENCE).expectDispatchedCommands(releaseOfSuspended());
    }

    @Test
    void an_end_without_an_answer_is_told_again() throws Exception {
        open().andThenAPublished(removed(RemovalReason.HOLD_EXPIRED))
                .whenTimeElapses(PATIENCE)
                .expectDispatchedCommands(end(OfferEnd.EXPIRED, null));
    }

    @Test
    void a_retraction_without_an_answer_is_sent_again() throws Exception {
        open().andThenAPublished(left(1, offer(1)))
                .whenTimeElapses(PATIENCE)
                .expectDispatchedCommands(endHold(RemovalReason.BY_READER));
    }
}
