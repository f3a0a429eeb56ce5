package io.longbox.order.checkout;

import static io.longbox.order.OrderFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.longbox.api.Points;
import io.longbox.api.cart.AbandonCheckout;
import io.longbox.api.cart.CheckoutAbandoned;
import io.longbox.api.cart.CheckoutCompleted;
import io.longbox.api.cart.CheckoutRequested;
import io.longbox.api.cart.CompleteCheckout;
import io.longbox.api.catalog.ConfirmSale;
import io.longbox.api.catalog.RefusalReason;
import io.longbox.api.catalog.ReservationId;
import io.longbox.api.catalog.RestockId;
import io.longbox.api.catalog.ReturnSale;
import io.longbox.api.catalog.SaleConfirmed;
import io.longbox.api.catalog.SaleRefused;
import io.longbox.api.catalog.SaleReturned;
import io.longbox.api.order.AbandonOrder;
import io.longbox.api.order.Actor;
import io.longbox.api.order.CancellationReason;
import io.longbox.api.order.CheckoutTerms;
import io.longbox.api.order.ConfirmPayment;
import io.longbox.api.order.NotPaidReason;
import io.longbox.api.order.OrderCancelled;
import io.longbox.api.order.OrderLine;
import io.longbox.api.order.OrderNotPaid;
import io.longbox.api.order.OrderTotals;
import io.longbox.api.order.PlaceOrder;
import io.longbox.api.order.RefundId;
import io.longbox.api.payment.AuthorisationRequested;
import io.longbox.api.payment.AuthorisePayment;
import io.longbox.api.payment.CaptureFailed;
import io.longbox.api.payment.CapturePayment;
import io.longbox.api.payment.DeclineReason;
import io.longbox.api.payment.PaymentAuthorised;
import io.longbox.api.payment.PaymentCaptured;
import io.longbox.api.payment.PaymentDeclined;
import io.longbox.api.payment.PaymentFailure;
import io.longbox.api.payment.PaymentRefunded;
import io.longbox.api.payment.PaymentVoided;
import io.longbox.api.payment.RefundPayment;
import io.longbox.api.payment.VoidPayment;
import io.longbox.api.user.PointsEarned;
import io.longbox.api.user.PointsEntryId;
import io.longbox.api.user.PointsSettled;
import io.longbox.api.user.PointsSpent;
import io.longbox.api.user.ReverseSpend;
import io.longbox.api.user.SettlePoints;
import io.longbox.api.user.SpendNotReversed;
import io.longbox.api.user.SpendPoints;
import io.longbox.api.user.SpendRefusalReason;
import io.longbox.api.user.SpendRefused;
import io.longbox.api.user.SpendReversed;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.test.saga.ContinuedGivenState;
import org.axonframework.test.saga.FixtureExecutionResult;
import org.axonframework.test.saga.SagaTestFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CheckoutSagaTest {

    private static final PointsEntryId SPEND = PointsEntryId.ofOrder(ORDER);
    private static final PointsEntryId REWARD = PointsEntryId.ofReward(ORDER);

    private final SagaTestFixture<CheckoutSaga> process = new SagaTestFixture<>(CheckoutSaga.class);

    @BeforeEach
    void resources() {
        process.registerResource(PROPERTIES);
    }

    // What happens, in the order in which it does when all goes well.

    private static CheckoutRequested requested(CheckoutTerms terms) {
        return new CheckoutRequested(READER, ORDER, LINES, terms, OrderTotals.of(LINES, terms));
    }

    private static PointsSpent spent(int points) {
        return new PointsSpent(READER, SPEND, new Points(points), new Points(7), "order " + ORDER);
    }

    private static AuthorisationRequested asked() {
        return new AuthorisationRequested(ORDER, READER, euros(4400), CARD);
    }

    private static PaymentAuthorised authorised() {
        return new PaymentAuthorised(ORDER, "auth 1", euros(4400));
    }

    private static SaleConfirmed sold(OrderLine line) {
        return new SaleConfirmed(line.product(), line.reservation(), line.quantity(), ORDER);
    }

    private static SaleRefused notSold(OrderLine line) {
        return new SaleRefused(line.product(), line.reservation(), RefusalReason.NOT_RESERVED, ORDER);
    }

    private static PaymentCaptured captured() {
        return new PaymentCaptured(ORDER, euros(4400));
    }

    private static PointsEarned earned() {
        return new PointsEarned(
                READER, REWARD, new Points(44), BigDecimal.ONE, new Points(44), new Points(51), "order " + ORDER);
    }

    private static CheckoutCompleted completed() {
        return new CheckoutCompleted(READER, ORDER, reservations(LINES));
    }

    private static List<ReservationId> reservations(List<OrderLine> lines) {
        return lines.stream().map(OrderLine::reservation).toList();
    }

    private static SaleReturned restocked(OrderLine line) {
        return new SaleReturned(line.product(), line.reservation(), ORDER, RestockId.of(ORDER), line.quantity());
    }

    private static CheckoutAbandoned abandoned(OrderLine... lost) {
        return new CheckoutAbandoned(READER, ORDER, reservations(List.of(lost)));
    }

    private static OrderCancelled cancelled(CancellationReason reason, Actor by) {
        return new OrderCancelled(ORDER, READER, reason, by, null);
    }

    // What it sends.

    private static Object[] sales() {
        return LINES.stream()
                .map(line -> new ConfirmSale(line.product(), line.reservation(), ORDER, line.quantity()))
                .toArray();
    }

    private static ReturnSale giveBack(OrderLine line) {
        return new ReturnSale(line.product(), line.reservation(), ORDER, RestockId.of(ORDER), line.quantity());
    }

    private static AbandonCheckout free(OrderLine... lost) {
        return new AbandonCheckout(READER, ORDER, reservations(List.of(lost)));
    }

    private static final ReverseSpend REVERSE = new ReverseSpend(READER, SPEND, "order " + ORDER + " was cancelled");

    private ContinuedGivenState byCardAfter(Object... events) throws Exception {
        return after(byCard(), events);
    }

    private ContinuedGivenState after(CheckoutTerms terms, Object... events) throws Exception {
        ContinuedGivenState state = process.givenAPublished(requested(terms)).andThenAPublished(placed(terms));
        for (Object event : events) {
            state = state.andThenAPublished(event);
        }
        return state;
    }

    private static void over(FixtureExecutionResult result) {
        result.expectNoDispatchedCommands().expectActiveSagas(0).expectNoScheduledDeadlines();
    }

    private static void unmoved(FixtureExecutionResult result) {
        result.expectNoDispatchedCommands().expectActiveSagas(1);
    }

    @Nested
    class The_way_forward {

        @Test
        void a_checkout_places_an_order() {
            process.givenNoPriorActivity()
                    .whenPublishingA(requested(byCard()))
                    .expectActiveSagas(1)
                    .expectAssociationWith("order", ORDER)
                    .expectDispatchedCommands(new PlaceOrder(ORDER, READER, LINES, byCard()))
                    .expectScheduledDeadlineWithName(Duration.ofSeconds(10), CheckoutSaga.STEP_OVERDUE);
        }

        @Test
        void the_points_are_taken_first_if_there_are_any_to_take() throws Exception {
            CheckoutTerms terms = terms(0, 1000, CARD);
            process.givenAPublished(requested(terms))
                    .whenPublishingA(placed(terms))
                    .expectDispatchedCommands(new SpendPoints(READER, SPEND, new Points(1000), "order " + ORDER));
        }

        @Test
        void then_the_bank_is_asked_for_the_rest() throws Exception {
            after(terms(0, 1000, CARD))
                    .whenPublishingA(spent(1000))
                    .expectDispatchedCommands(new AuthorisePayment(ORDER, READER, euros(3400), CARD));
        }

        @Test
        void without_points_the_bank_is_asked_at_once() throws Exception {
            process.givenAPublished(requested(byCard()))
                    .whenPublishingA(placed())
                    .expectDispatchedCommands(new AuthorisePayment(ORDER, READER, euros(4400), CARD));
        }

        @Test
        void it_has_a_limited_time_to_answer() throws Exception {
            byCardAfter()
                    .whenPublishingA(asked())
                    .expectNoDispatchedCommands()
                    .expectScheduledDeadlineWithName(Duration.ofSeconds(60), CheckoutSaga.PAYMENT_OVERDUE);
        }

        @Test
        void when_it_holds_the_money_the_copies_are_sold() throws Exception {
            byCardAfter(asked()).whenPublishingA(authorised()).expectDispatchedCommands(sales());
        }

        @Test
        void when_points_pay_for_all_no_bank_is_asked() throws Exception {
            after(terms(0, 4400, null)).whenPublishingA(spent(4400)).expectDispatchedCommands(sales());
        }

        @Test
        void the_money_is_taken_once_all_copies_are_sold() throws Exception {
            unmoved(byCardAfter(asked(), authorised()).whenPublishingA(sold(NEMOS)));
        }

        @Test
        void and_not_before() throws Exception {
            byCardAfter(asked(), authorised(), sold(NEMOS))
                    .whenPublishingA(sold(KATS))
                    .expectDispatchedCommands(new CapturePayment(ORDER));
        }

        @Test
        void a_sale_that_is_told_twice_counts_once() throws Exception {
            unmoved(byCardAfter(asked(), authorised(), sold(NEMOS)).whenPublishingA(sold(NEMOS)));
        }

        @Test
        void then_the_order_is_paid_with_what_was_earned() throws Exception {
            byCardAfter(asked(), authorised(), sold(NEMOS), sold(KATS), captured())
                    .whenPublishingA(earned())
                    .expectDispatchedCommands(new ConfirmPayment(ORDER, euros(4400), new Points(44)));
        }

        @Test
        void points_alone_earn_nothing() throws Exception {
            after(terms(0, 4400, null), spent(4400), sold(NEMOS))
                    .whenPublishingA(sold(KATS))
                    .expectDispatchedCommands(new ConfirmPayment(ORDER, euros(0), Points.NONE));
        }

        @Test
        void then_the_cart_lets_go_of_what_is_sold() throws Exception {
            byCardAfter(asked(), authorised(), sold(NEMOS), sold(KATS), captured(), earned())
                    .whenPublishingA(paid())
                    .expectDispatchedCommands(new CompleteCheckout(READER, ORDER));
        }

        @Test
        void and_it_is_over() throws Exception {
            over(byCardAfter(asked(), authorised(), sold(NEMOS), sold(KATS), captured(), earned(), paid())
                    .whenPublishingA(completed()));
        }
    }

    @Nested
    class The_way_back {

        @Test
        void a_card_that_is_declined_gives_the_items_back_to_the_cart() throws Exception {
            byCardAfter(asked())
                    .whenPublishingA(new PaymentDeclined(ORDER, DeclineReason.DECLINED))
                    .expectDispatchedCommands(free());
        }

        @Test
        void then_the_order_is_cancelled() throws Exception {
            byCardAfter(asked(), new PaymentDeclined(ORDER, DeclineReason.DECLINED))
                    .whenPublishingA(abandoned())
                    .expectDispatchedCommands(new AbandonOrder(ORDER, CancellationReason.PAYMENT_DECLINED));
        }

        @Test
        void and_as_nothing_is_held_it_is_over() throws Exception {
            over(byCardAfter(asked(), new PaymentDeclined(ORDER, DeclineReason.DECLINED), abandoned())
                    .whenPublishingA(cancelled(CancellationReason.PAYMENT_DECLINED, Actor.STORE)));
        }

        @Test
        void points_go_back_before_the_cart_is_free() throws Exception {
            after(terms(0, 1000, CARD), spent(1000), asked())
                    .whenPublishingA(new PaymentDeclined(ORDER, DeclineReason.DECLINED))
                    .expectDispatchedCommands(REVERSE);
        }

        @Test
        void when_the_points_are_back_the_cart_is_free() throws Exception {
            after(terms(0, 1000, CARD), spent(1000), asked(), new PaymentDeclined(ORDER, DeclineReason.DECLINED))
                    .whenPublishingA(new SpendReversed(
                            READER,
                            SPEND,
                            PointsEntryId.ofReversal(SPEND),
                            new Points(1000),
                            new Points(1007),
                            "order " + ORDER + " was cancelled"))
                    .expectDispatchedCommands(free());
        }

        @Test
        void points_that_are_not_there_are_reversed_all_the_same_so_that_a_repeat_takes_nothing() throws Exception {
            after(terms(0, 1000, CARD))
                    .whenPublishingA(new SpendRefused(
                            READER, SPEND, new Points(1000), new Points(7), SpendRefusalReason.BALANCE_TOO_LOW))
                    .expectDispatchedCommands(REVERSE);
        }

        @Test
        void and_the_order_is_cancelled_for_that() throws Exception {
            after(
                            terms(0, 1000, CARD),
                            new SpendRefused(
                                    READER, SPEND, new Points(1000), new Points(7), SpendRefusalReason.BALANCE_TOO_LOW),
                            new SpendNotReversed(READER, SPEND))
                    .whenPublishingA(abandoned())
                    .expectDispatchedCommands(new AbandonOrder(ORDER, CancellationReason.POINTS_REFUSED));
        }

        @Test
        void a_bank_that_is_silent_for_longer_than_its_limit_is_not_waited_for() throws Exception {
            byCardAfter(asked()).whenTimeElapses(Duration.ofSeconds(61)).expectDispatchedCommands(free());
        }

        @Test
        void but_once_the_order_is_cancelled_it_has_to_let_go_of_the_money() throws Exception {
            byCardAfter(asked())
                    .andThenTimeElapses(Duration.ofSeconds(61))
                    .andThenAPublished(abandoned())
                    .whenPublishingA(cancelled(CancellationReason.PAYMENT_TIMED_OUT, Actor.STORE))
                    .expectDispatchedCommands(new VoidPayment(ORDER));
        }

        @Test
        void a_yes_that_comes_too_late_changes_nothing() throws Exception {
            unmoved(byCardAfter(asked())
                    .andThenTimeElapses(Duration.ofSeconds(61))
                    .whenPublishingA(authorised()));
        }

        @Test
        void it_is_over_when_nothing_is_held() throws Exception {
            over(byCardAfter(asked())
                    .andThenTimeElapses(Duration.ofSeconds(61))
                    .andThenAPublished(abandoned())
                    .andThenAPublished(cancelled(CancellationReason.PAYMENT_TIMED_OUT, Actor.STORE))
                    .whenPublishingA(new PaymentVoided(ORDER)));
        }

        @Test
        void a_copy_that_is_not_held_any_more_gives_back_those_that_were_sold() throws Exception {
            byCardAfter(asked(), authorised(), sold(NEMOS))
                    .whenPublishingA(notSold(KATS))
                    .expectDispatchedCommands(giveBack(NEMOS));
        }

        @Test
        void but_all_gates_are_heard_first() throws Exception {
            unmoved(byCardAfter(asked(), authorised()).whenPublishingA(notSold(NEMOS)));
        }

        @Test
        void what_was_sold_and_given_back_has_left_the_cart() throws Exception {
            byCardAfter(asked(), authorised(), notSold(KATS), sold(NEMOS))
                    .whenPublishingA(restocked(NEMOS))
                    .expectDispatchedCommands(free(NEMOS));
        }

        @Test
        void money_that_cannot_be_taken_undoes_the_sale() throws Exception {
            byCardAfter(asked(), authorised(), sold(NEMOS), sold(KATS))
                    .whenPublishingA(new CaptureFailed(ORDER, PaymentFailure.AUTHORISATION_EXPIRED))
                    .expectDispatchedCommands(giveBack(NEMOS), giveBack(KATS));
        }

        @Test
        void a_reader_who_cancels_while_the_bank_is_asked_is_heard_at_once() throws Exception {
            byCardAfter(asked())
                    .whenPublishingA(cancelled(CancellationReason.BY_READER, Actor.READER))
                    .expectDispatchedCommands(free());
        }

        @Test
        void and_the_order_is_not_cancelled_twice() throws Exception {
            byCardAfter(asked(), cancelled(CancellationReason.BY_READER, Actor.READER))
                    .whenPublishingA(abandoned())
                    .expectDispatchedCommands(new VoidPayment(ORDER));
        }

        @Test
        void a_reader_who_cancels_while_the_money_is_taken_gets_it_back() throws Exception {
            byCardAfter(
                            asked(),
                            authorised(),
                            sold(NEMOS),
                            sold(KATS),
                            cancelled(CancellationReason.BY_READER, Actor.READER),
                            captured(),
                            restocked(NEMOS),
                            restocked(KATS))
                    .whenPublishingA(abandoned(NEMOS, KATS))
                    .expectDispatchedCommands(new RefundPayment(ORDER, RefundId.ofCheckout(ORDER), euros(4400)));
        }

        @Test
        void and_then_it_is_over() throws Exception {
            over(byCardAfter(
                            asked(),
                            authorised(),
                            sold(NEMOS),
                            sold(KATS),
                            cancelled(CancellationReason.BY_READER, Actor.READER),
                            captured(),
                            restocked(NEMOS),
                            restocked(KATS),
                            abandoned(NEMOS, KATS))
                    .whenPublishingA(new PaymentRefunded(ORDER, RefundId.ofCheckout(ORDER), euros(4400))));
        }

        @Test
        void what_was_earned_with_an_order_that_is_not_paid_after_all_is_taken_away() throws Exception {
            byCardAfter(
                            asked(),
                            authorised(),
                            sold(NEMOS),
                            sold(KATS),
                            captured(),
                            earned(),
                            new OrderNotPaid(ORDER, euros(4400), NotPaidReason.CANCELLED),
                            restocked(NEMOS))
                    .whenPublishingA(restocked(KATS))
                    .expectDispatchedCommands(new SettlePoints(
                            READER,
                            PointsEntryId.ofRefund(RefundId.ofCheckout(ORDER)),
                            SPEND,
                            Points.NONE,
                            new Points(44),
                            "order " + ORDER + " was cancelled"));
        }

        @Test
        void and_then_the_cart_is_free() throws Exception {
            byCardAfter(
                            asked(),
                            authorised(),
                            sold(NEMOS),
                            sold(KATS),
                            captured(),
                            earned(),
                            new OrderNotPaid(ORDER, euros(4400), NotPaidReason.CANCELLED),
                            restocked(NEMOS),
                            restocked(KATS))
                    .whenPublishingA(new PointsSettled(
                            READER,
                            PointsEntryId.ofRefund(RefundId.ofCheckout(ORDER)),
                            SPEND,
                            Points.NONE,
                            new Points(44),
                            new Points(7),
                            "order " + ORDER + " was cancelled"))
                    .expectDispatchedCommands(free(NEMOS, KATS));
        }
    }

    @Nested
    class Waiting {

        @Test
        void an_order_is_placed_however_long_it_takes() throws Exception {
            process.givenAPublished(requested(byCard()))
                    .andThenTimeElapses(Duration.ofHours(1))
                    .whenPublishingA(placed())
                    .expectDispatchedCommands(new AuthorisePayment(ORDER, READER, euros(4400), CARD));
        }

        @Test
        void points_are_asked_for_five_times_and_then_it_turns_back() throws Exception {
            after(terms(0, 1000, CARD))
                    .andThenTimeElapses(Duration.ofSeconds(100))
                    .whenTimeElapses(Duration.ofSeconds(51))
                    .expectDispatchedCommands(REVERSE);
        }

        @Test
        void only_the_gates_that_have_not_answered_are_asked_again() throws Exception {
            byCardAfter(asked(), authorised(), sold(NEMOS))
                    .whenTimeElapses(Duration.ofSeconds(11))
                    .expectDispatchedCommands(new ConfirmSale(KAT, line(2), ORDER, KATS.quantity()));
        }

        @Test
        void money_is_taken_however_long_it_takes() throws Exception {
            byCardAfter(asked(), authorised(), sold(NEMOS), sold(KATS))
                    .andThenTimeElapses(Duration.ofHours(1))
                    .whenPublishingA(captured())
                    .expectActiveSagas(1);
        }

        @Test
        void each_repeat_waits_longer() throws Exception {
            byCardAfter(asked(), authorised(), sold(NEMOS), sold(KATS))
                    .andThenTimeElapses(Duration.ofSeconds(11))
                    .whenTimeElapses(Duration.ofSeconds(20))
                    .expectDispatchedCommands(new CapturePayment(ORDER))
                    .expectScheduledDeadlineWithName(Duration.ofSeconds(29), CheckoutSaga.STEP_OVERDUE);
        }

        @Test
        void a_checkout_that_is_told_twice_is_one() throws Exception {
            unmoved(byCardAfter(asked()).whenPublishingA(requested(byCard())));
        }
    }

    @Test
    void every_answer_is_ignored_where_it_does_not_belong() throws Exception {
        List<Object> late = Stream.<Object>of(
                        placed(),
                        asked(),
                        authorised(),
                        new PaymentDeclined(ORDER, DeclineReason.DECLINED),
                        sold(NEMOS),
                        notSold(NEMOS),
                        new CaptureFailed(ORDER, PaymentFailure.REFUSED),
                        captured(),
                        earned(),
                        restocked(NEMOS),
                        abandoned(),
                        new PaymentVoided(ORDER),
                        new OrderNotPaid(ORDER, euros(4400), NotPaidReason.CANCELLED))
                .toList();
        for (Object event : late) {
            SagaTestFixture<CheckoutSaga> another = new SagaTestFixture<>(CheckoutSaga.class);
            another.registerResource(PROPERTIES);
            ContinuedGivenState state = another.givenAPublished(requested(byCard()));
            for (Object before :
                    List.of(placed(), asked(), authorised(), sold(NEMOS), sold(KATS), captured(), earned(), paid())) {
                state = state.andThenAPublished(before);
            }
            assertThat(event).isNotNull();
            unmoved(state.whenPublishingA(event));
        }
    }
}
