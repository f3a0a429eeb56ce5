package io.longbox.order.refund;

import static io.longbox.order.OrderFixture.*;

import io.longbox.api.Points;
import io.longbox.api.catalog.RestockId;
import io.longbox.api.catalog.ReturnSale;
import io.longbox.api.catalog.SaleNotReturned;
import io.longbox.api.catalog.SaleReturned;
import io.longbox.api.order.Actor;
import io.longbox.api.order.CompleteRefund;
import io.longbox.api.order.LineCount;
import io.longbox.api.order.OrderStatus;
import io.longbox.api.order.RefundCause;
import io.longbox.api.order.RefundCompleted;
import io.longbox.api.order.RefundStarted;
import io.longbox.api.payment.PaymentFailure;
import io.longbox.api.payment.PaymentRefunded;
import io.longbox.api.payment.RefundFailed;
import io.longbox.api.payment.RefundPayment;
import io.longbox.api.user.PointsEntryId;
import io.longbox.api.user.PointsSettled;
import io.longbox.api.user.SettlePoints;
import java.time.Duration;
import java.util.List;
import org.axonframework.test.saga.SagaTestFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RefundSagaTest {

    private static final List<LineCount> BOTH = List.of(nemos(3), kats(2));

    private final SagaTestFixture<RefundSaga> process = new SagaTestFixture<>(RefundSaga.class);

    @BeforeEach
    void resources() {
        process.registerResource(PROPERTIES);
    }

    private static RefundStarted started(List<LineCount> lines, boolean restock, long cents, int back, int revoked) {
        return new RefundStarted(
                ORDER,
                refund(1),
                READER,
                RefundCause.CANCELLED,
                lines,
                restock,
                euros(cents),
                new Points(back),
                new Points(revoked),
                OrderStatus.CANCELLED,
                Actor.READER,
                null);
    }

    private static RefundStarted everything() {
        return started(BOTH, true, 4400, 100, 44);
    }

    private static ReturnSale giveBack(LineCount line) {
        return new ReturnSale(line.product(), line.reservation(), ORDER, RestockId.of(refund(1)), line.quantity());
    }

    private static SaleReturned restocked(LineCount line) {
        return new SaleReturned(line.product(), line.reservation(), ORDER, RestockId.of(refund(1)), line.quantity());
    }

    private static final RefundPayment REPAY = new RefundPayment(ORDER, refund(1), euros(4400));

    private static PaymentRefunded repaid() {
        return new PaymentRefunded(ORDER, refund(1), euros(4400));
    }

    private static final SettlePoints SETTLE = new SettlePoints(
            READER,
            PointsEntryId.ofRefund(refund(1)),
            PointsEntryId.ofOrder(ORDER),
            new Points(100),
            new Points(44),
            "refund for order " + ORDER);

    private static PointsSettled settled() {
        return new PointsSettled(
                READER,
                PointsEntryId.ofRefund(refund(1)),
                PointsEntryId.ofOrder(ORDER),
                new Points(100),
                new Points(44),
                new Points(156),
                "refund for order " + ORDER);
    }

    @Test
    void the_copies_go_back_to_their_gates_first() {
        process.givenNoPriorActivity()
                .whenPublishingA(everything())
                .expectActiveSagas(1)
                .expectAssociationWith("refund", refund(1))
                .expectDispatchedCommands(giveBack(nemos(3)), giveBack(kats(2)));
    }

    @Test
    void then_the_money_to_the_card() throws Exception {
        process.givenAPublished(everything())
                .andThenAPublished(restocked(nemos(3)))
                .whenPublishingA(restocked(kats(2)))
                .expectDispatchedCommands(REPAY);
    }

    @Test
    void a_gate_that_has_forgotten_the_sale_does_not_keep_the_money_from_going_back() throws Exception {
        process.givenAPublished(everything())
                .andThenAPublished(restocked(nemos(3)))
                .whenPublishingA(new SaleNotReturned(KAT, line(2), ORDER, RestockId.of(refund(1))))
                .expectDispatchedCommands(REPAY);
    }

    @Test
    void but_not_before_all_gates_have_answered() throws Exception {
        process.givenAPublished(everything())
                .andThenAPublished(restocked(nemos(3)))
                .whenPublishingA(restocked(nemos(3)))
                .expectNoDispatchedCommands();
    }

    @Test
    void then_the_points_to_the_account() throws Exception {
        process.givenAPublished(started(BOTH, false, 4400, 100, 44))
                .whenPublishingA(repaid())
                .expectDispatchedCommands(SETTLE);
    }

    @Test
    void then_the_order_notes_it() throws Exception {
        process.givenAPublished(started(BOTH, false, 4400, 100, 44))
                .andThenAPublished(repaid())
                .whenPublishingA(settled())
                .expectDispatchedCommands(new CompleteRefund(ORDER, refund(1), true));
    }

    @Test
    void and_it_is_over() throws Exception {
        process.givenAPublished(started(BOTH, false, 4400, 100, 44))
                .andThenAPublished(repaid())
                .andThenAPublished(settled())
                .whenPublishingA(new RefundCompleted(ORDER, refund(1), true, OrderStatus.REFUNDED))
                .expectNoDispatchedCommands()
                .expectActiveSagas(0)
                .expectNoScheduledDeadlines();
    }

    @Test
    void copies_that_cannot_be_sold_again_stay_away_from_the_gate() {
        process.givenNoPriorActivity()
                .whenPublishingA(started(BOTH, false, 4400, 100, 44))
                .expectDispatchedCommands(REPAY);
    }

    @Test
    void what_was_paid_in_points_moves_no_money() {
        process.givenNoPriorActivity()
                .whenPublishingA(started(BOTH, false, 0, 100, 44))
                .expectDispatchedCommands(SETTLE);
    }

    @Test
    void where_nothing_is_to_be_moved_the_order_notes_it_at_once() {
        process.givenNoPriorActivity()
                .whenPublishingA(started(BOTH, false, 0, 0, 0))
                .expectDispatchedCommands(new CompleteRefund(ORDER, refund(1), true));
    }

    @Test
    void money_that_does_not_go_back_is_told_to_the_order_and_the_points_go_back_all_the_same() throws Exception {
        process.givenAPublished(started(BOTH, false, 4400, 100, 44))
                .andThenAPublished(new RefundFailed(ORDER, refund(1), euros(4400), PaymentFailure.REFUSED))
                .whenPublishingA(settled())
                .expectDispatchedCommands(new CompleteRefund(ORDER, refund(1), false));
    }

    @Test
    void every_step_is_asked_for_until_it_is_answered() throws Exception {
        process.givenAPublished(started(BOTH, false, 4400, 100, 44))
                .andThenTimeElapses(Duration.ofHours(1))
                .whenTimeElapses(Duration.ofMinutes(5))
                .expectDispatchedCommands(REPAY);
    }

    @Test
    void only_the_gates_that_have_not_answered_are_asked_again() throws Exception {
        process.givenAPublished(everything())
                .andThenAPublished(restocked(nemos(3)))
                .whenTimeElapses(Duration.ofSeconds(11))
                .expectDispatchedCommands(giveBack(kats(2)));
    }

    @Test
    void a_refund_that_is_told_twice_is_one() throws Exception {
        process.givenAPublished(everything())
                .whenPublishingA(everything())
                .expectNoDispatchedCommands()
                .expectActiveSagas(1);
    }
}
