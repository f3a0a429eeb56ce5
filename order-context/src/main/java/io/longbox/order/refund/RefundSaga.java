package io.longbox.order.refund;

import io.longbox.api.catalog.ReservationId;
import io.longbox.api.catalog.RestockId;
import io.longbox.api.catalog.ReturnSale;
import io.longbox.api.catalog.SaleNotReturned;
import io.longbox.api.catalog.SaleReturned;
import io.longbox.api.order.CompleteRefund;
import io.longbox.api.order.RefundCompleted;
import io.longbox.api.order.RefundStarted;
import io.longbox.api.payment.PaymentRefunded;
import io.longbox.api.payment.RefundFailed;
import io.longbox.api.payment.RefundPayment;
import io.longbox.api.user.PointsEntryId;
import io.longbox.api.user.PointsSettled;
import io.longbox.api.user.SettlePoints;
import io.longbox.order.OrderProcess;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.stream.Stream;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.deadline.annotation.DeadlineHandler;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.SagaLifecycle;
import org.axonframework.modelling.saga.StartSaga;
import org.axonframework.serialization.Revision;
import org.axonframework.spring.stereotype.Saga;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings back what is taken back of a paid order: copies to the gate, and so to the line first; money to the card; points
 * to the account. It only goes forward, and every step is asked for until it is answered. If the provider refuses to give
 * the money back, the order says so, and a person has to see to it.
 */
@Saga
@ProcessingGroup("refund")
@Revision("1")
public class RefundSaga extends OrderProcess {

    /** For Axon, which makes sagas without opening their constructor. */
    public RefundSaga() {}

    static final String STEP_OVERDUE = "refund-step-overdue";

    private static final Logger log = LoggerFactory.getLogger(RefundSaga.class);
    private static final String REFUND = "refund";

    /** What the process is waiting for. */
    enum Step {
        /** The gates, to take the copies back. */
        RESTOCKING,
        /** The bank, to pay back. */
        REPAYING,
        /** The ledger, to give points back and to take away what was earned. */
        SETTLING,
        /** The order, to note that all is back. */
        COMPLETING
    }

    private @Nullable RefundStarted started;
    private Step step = Step.RESTOCKING;
    private int attempt;
    private @Nullable String deadline;
    private boolean moneyReturned = true;
    /** The lines that the gates have not answered for. */
    private LinkedHashSet<String> unanswered = new LinkedHashSet<>();

    @StartSaga
    @SagaEventHandler(associationProperty = REFUND)
    void on(RefundStarted event) {
        if (started != null) {
            return;
        }
        started = event;
        if (event.restock()) {
            event.lines().forEach(line -> unanswered.add(line.reservation().toString()));
        }
        if (unanswered.isEmpty()) {
            repay();
        } else {
            enter(Step.RESTOCKING);
        }
    }

    @SagaEventHandler(associationProperty = "restock", keyName = REFUND)
    void on(SaleReturned event) {
        restocked(event.reservation());
    }

    /** The gate has forgotten the sale, or never knew it. It keeps its books straight, and so the rest goes on. */
    @SagaEventHandler(associationProperty = "restock", keyName = REFUND)
    void on(SaleNotReturned event) {
        log.error("refund {}: the gate takes nothing back for {}", event.restock(), event.reservation());
        restocked(event.reservation());
    }

    private void restocked(ReservationId line) {
        if (step == Step.RESTOCKING && unanswered.remove(line.toString()) && unanswered.isEmpty()) {
            repay();
        }
    }

    private void repay() {
        if (started().money().isZero()) {
            settle();
        } else {
            enter(Step.REPAYING);
        }
    }

    @SagaEventHandler(associationProperty = REFUND)
    void on(PaymentRefunded event) {
        if (step == Step.REPAYING) {
            settle();
        }
    }

    @SagaEventHandler(associationProperty = REFUND)
    void on(RefundFailed event) {
        if (step == Step.REPAYING) {
            log.error(
                    "refund {} of order {}: the provider does not give the money back", event.refund(), event.order());
            moneyReturned = false;
            settle();
        }
    }

    private void settle() {
        RefundStarted refund = started();
        boolean nothing =
                refund.pointsReturned().value() == 0 && refund.pointsRevoked().value() == 0;
        enter(nothing ? Step.COMPLETING : Step.SETTLING);
    }

    @SagaEventHandler(associationProperty = "entry", keyName = REFUND)
    void on(PointsSettled event) {
        if (step == Step.SETTLING) {
            enter(Step.COMPLETING);
        }
    }

    @SagaEventHandler(associationProperty = REFUND)
    void on(RefundCompleted event) {
        if (step == Step.COMPLETING) {
            cancelDeadline();
            SagaLifecycle.end();
        }
    }

    @DeadlineHandler(deadlineName = STEP_OVERDUE)
    void overdue() {
        attempt++;
        log.warn("refund {}: no answer while {}, attempt {}", started().refund(), step, attempt);
        pending().forEach(commands()::send);
        awaitAnswer();
    }

    private void enter(Step next) {
        cancelDeadline();
        step = next;
        attempt = 1;
        pending().forEach(commands()::send);
        awaitAnswer();
    }

    private Stream<?> pending() {
        RefundStarted refund = started();
        return switch (step) {
            case RESTOCKING ->
                refund.lines().stream()
                        .filter(line -> unanswered.contains(line.reservation().toString()))
                        .map(line -> new ReturnSale(
                                line.product(),
                                line.reservation(),
                                refund.order(),
                                RestockId.of(refund.refund()),
                                line.quantity()));
            case REPAYING -> Stream.of(new RefundPayment(refund.order(), refund.refund(), refund.money()));
            case SETTLING ->
                Stream.of(new SettlePoints(
                        refund.user(),
                        PointsEntryId.ofRefund(refund.refund()),
                        PointsEntryId.ofOrder(refund.order()),
                        refund.pointsReturned(),
                        refund.pointsRevoked(),
                        "refund for order " + refund.order()));
            case COMPLETING -> Stream.of(new CompleteRefund(refund.order(), refund.refund(), moneyReturned));
        };
    }

    private void awaitAnswer() {
        deadline = deadlines().schedule(properties().patience(attempt), STEP_OVERDUE);
    }

    private void cancelDeadline() {
        if (deadline != null) {
            deadlines().cancelSchedule(STEP_OVERDUE, deadline);
            deadline = null;
        }
    }

    private RefundStarted started() {
        return Objects.requireNonNull(started);
    }
}
