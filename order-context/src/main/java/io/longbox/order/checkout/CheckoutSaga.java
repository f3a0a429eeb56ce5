package io.longbox.order.checkout;

import io.longbox.api.Money;
import io.longbox.api.Points;
import io.longbox.api.cart.AbandonCheckout;
import io.longbox.api.cart.CheckoutAbandoned;
import io.longbox.api.cart.CheckoutCompleted;
import io.longbox.api.cart.CheckoutRequested;
import io.longbox.api.cart.CompleteCheckout;
import io.longbox.api.catalog.ConfirmSale;
import io.longbox.api.catalog.ReservationId;
import io.longbox.api.catalog.RestockId;
import io.longbox.api.catalog.ReturnSale;
import io.longbox.api.catalog.SaleConfirmed;
import io.longbox.api.catalog.SaleNotReturned;
import io.longbox.api.catalog.SaleRefused;
import io.longbox.api.catalog.SaleReturned;
import io.longbox.api.order.AbandonOrder;
import io.longbox.api.order.CancellationReason;
import io.longbox.api.order.ConfirmPayment;
import io.longbox.api.order.OrderCancelled;
import io.longbox.api.order.OrderLine;
import io.longbox.api.order.OrderNotPaid;
import io.longbox.api.order.OrderPaid;
import io.longbox.api.order.OrderPlaced;
import io.longbox.api.order.PlaceOrder;
import io.longbox.api.order.PointsPayment;
import io.longbox.api.order.RefundId;
import io.longbox.api.payment.AuthorisationRequested;
import io.longbox.api.payment.AuthorisePayment;
import io.longbox.api.payment.CaptureFailed;
import io.longbox.api.payment.CapturePayment;
import io.longbox.api.payment.PaymentAuthorised;
import io.longbox.api.payment.PaymentCaptured;
import io.longbox.api.payment.PaymentDeclined;
import io.longbox.api.payment.PaymentRefunded;
import io.longbox.api.payment.PaymentVoided;
import io.longbox.api.payment.RefundPayment;
import io.longbox.api.payment.VoidPayment;
import io.longbox.api.user.EarnPoints;
import io.longbox.api.user.PointsEarned;
import io.longbox.api.user.PointsEntryId;
import io.longbox.api.user.PointsSettled;
import io.longbox.api.user.PointsSpent;
import io.longbox.api.user.ReverseSpend;
import io.longbox.api.user.SettlePoints;
import io.longbox.api.user.SpendNotReversed;
import io.longbox.api.user.SpendPoints;
import io.longbox.api.user.SpendRefused;
import io.longbox.api.user.SpendReversed;
import io.longbox.order.OrderProcess;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.deadline.annotation.DeadlineHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.SagaLifecycle;
import org.axonframework.modelling.saga.StartSaga;
import org.axonframework.serialization.Revision;
import org.axonframework.spring.stereotype.Saga;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * From a cart that is checked out to an order that is paid, or back to the cart. Forward: place the order, take the points,
 * have the bank hold the money, sell the copies, take the money, note what was earned, and clear the cart. Whatever fails
 * on the way has everything undone that was done, the last first; only the bank is told last, so that nobody waits for a
 * provider that is silent: the reader can try again at once.
 *
 * <p>It is a machine of {@link Step}s, each with the commands that are waiting for their answers. An answer that does not
 * belong to the present step is late or a repeat, and is ignored; a command without an answer is sent again, and its
 * receiver knows it. Everything is named by the order, so there is one association.
 *
 * <p>Two steps can be given up, because what they asked for can be barred: the points, and the bank's word. The gate and
 * the taking of the money always answer, and their answers say which way to go. Money is taken last but for what cannot be
 * refused, so that nothing is taken for copies that are not there.
 */
@Saga
@ProcessingGroup("checkout")
@Revision("1")
public class CheckoutSaga extends OrderProcess {

    /** For Axon, which makes sagas without opening their constructor. */
    public CheckoutSaga() {}

    static final String STEP_OVERDUE = "checkout-step-overdue";
    static final String PAYMENT_OVERDUE = "checkout-payment-overdue";

    private static final Logger log = LoggerFactory.getLogger(CheckoutSaga.class);
    private static final String ORDER = "order";
    private static final String REWARD = "reward";

    /** What the process is waiting for. */
    enum Step {
        /** The order, to be placed. */
        PLACING,
        /** The ledger, to take the points. */
        SPENDING,
        /** The payment, to ask the bank. */
        AUTHORISING,
        /** The bank, to say whether the card pays. */
        AWAITING_BANK,
        /** The gates, to sell the copies. */
        SELLING,
        /** The bank, to pay. */
        CAPTURING,
        /** The ledger, to note what was earned. */
        REWARDING,
        /** The order, to be paid. */
        CONFIRMING,
        /** The cart, to let go of what is sold. */
        CLEARING,
        /** The gates, to take sold copies back. */
        RESTOCKING,
        /** The ledger, to give the points back. */
        REVERSING,
        /** The ledger, to take away what was earned. */
        UNREWARDING,
        /** The cart, to have its items back. */
        FREEING,
        /** The order, to be cancelled. */
        CANCELLING,
        /** The bank, to hold nothing. */
        VOIDING,
        /** The bank, to pay back. */
        REFUNDING
    }

    private @Nullable CheckoutRequested request;
    private Step step = Step.PLACING;
    private int attempt;
    private @Nullable String deadline;
    private @Nullable String paymentDeadline;

    /** The lines that the gates have not answered for. */
    private LinkedHashSet<String> unanswered = new LinkedHashSet<>();

    private LinkedHashSet<String> sold = new LinkedHashSet<>();
    private long reward;
    private long earned;
    private boolean mayHoldMoney;
    /** What the bank has paid, and when; null as long as it has not. */
    private @Nullable Money received;

    private @Nullable Instant receivedAt;
    private boolean cancelled;
    /** Why it turns back, once it has to. */
    private @Nullable CancellationReason reason;

    // The way forward.

    @StartSaga
    @SagaEventHandler(associationProperty = ORDER)
    void on(CheckoutRequested event) {
        if (request == null) {
            request = event;
            SagaLifecycle.associateWith(
                    REWARD, PointsEntryId.ofReward(event.order()).toString());
            enter(Step.PLACING);
        }
    }

    @SagaEventHandler(associationProperty = ORDER)
    void on(OrderPlaced event) {
        if (step == Step.PLACING) {
            reward = event.reward().value();
            if (request().terms().points() != null) {
                enter(Step.SPENDING);
            } else {
                askTheBank();
            }
        }
    }

    /** In a step back it came late, and is on its way back: that is asked for already. */
    @SagaEventHandler(associationProperty = "entry", keyName = ORDER)
    void on(PointsSpent event) {
        if (step == Step.SPENDING) {
            askTheBank();
        }
    }

    private void askTheBank() {
        if (due().isZero()) {
            sell();
        } else {
            mayHoldMoney = true;
            enter(Step.AUTHORISING);
        }
    }

    @SagaEventHandler(associationProperty = ORDER)
    void on(AuthorisationRequested event) {
        if (step == Step.AUTHORISING) {
            enter(Step.AWAITING_BANK);
            paymentDeadline = deadlines().schedule(properties().paymentWithin(), PAYMENT_OVERDUE);
        }
    }

    @SagaEventHandler(associationProperty = ORDER)
    void on(PaymentAuthorised event) {
        if (isAtTheBank()) {
            sell();
        }
    }

    private void sell() {
        lines().forEach(line -> unanswered.add(line.reservation().toString()));
        enter(Step.SELLING);
    }

    @SagaEventHandler(associationProperty = ORDER)
    void on(SaleConfirmed event) {
        String line = event.reservation().toString();
        if (step == Step.SELLING && unanswered.remove(line)) {
            sold.add(line);
            goOnOnceAllAreAnswered();
        }
    }

    private void goOnOnceAllAreAnswered() {
        if (!unanswered.isEmpty()) {
            return;
        }
        if (reason != null) {
            turnBack();
        } else if (due().isZero()) {
            enter(Step.CONFIRMING);
        } else {
            enter(Step.CAPTURING);
        }
    }

    @SagaEventHandler(associationProperty = ORDER)
    void on(PaymentCaptured event, @Timestamp Instant at) {
        if (step == Step.CAPTURING) {
            received = event.amount();
            receivedAt = at;
            if (reason != null) {
                turnBack();
            } else if (reward == 0) {
                enter(Step.CONFIRMING);
            } else {
                enter(Step.REWARDING);
            }
        }
    }

    @SagaEventHandler(associationProperty = "entry", keyName = REWARD)
    void on(PointsEarned event) {
        if (step == Step.REWARDING) {
            earned = event.amount().value();
            enter(Step.CONFIRMING);
        }
    }

    @SagaEventHandler(associationProperty = ORDER)
    void on(OrderPaid event) {
        if (step == Step.CONFIRMING) {
            enter(Step.CLEARING);
        }
    }

    @SagaEventHandler(associationProperty = ORDER)
    void on(CheckoutCompleted event) {
        if (step == Step.CLEARING) {
            end();
        }
    }

    // The way back.

    /** A repeat of what was refused is decided anew: if one may be under way, it must come to nothing first. */
    @SagaEventHandler(associationProperty = "entry", keyName = ORDER)
    void on(SpendRefused event) {
        if (step == Step.SPENDING) {
            turnBack(CancellationReason.POINTS_REFUSED);
        }
    }

    @SagaEventHandler(associationProperty = ORDER)
    void on(PaymentDeclined event) {
        if (isAtTheBank()) {
            mayHoldMoney = false;
            turnBack(CancellationReason.PAYMENT_DECLINED);
        }
    }

    @DeadlineHandler(deadlineName = PAYMENT_OVERDUE)
    void paymentOverdue() {
        paymentDeadline = null;
        if (step == Step.AWAITING_BANK) {
            turnBack(CancellationReason.PAYMENT_TIMED_OUT);
        }
    }

    /** The hold was over, or the product is off sale. What the other gates say is waited for: it may have to be undone. */
    @SagaEventHandler(associationProperty = ORDER)
    void on(SaleRefused event) {
        if (step == Step.SELLING && unanswered.remove(event.reservation().toString())) {
            because(CancellationReason.SOLD_OUT);
            goOnOnceAllAreAnswered();
        }
    }

    @SagaEventHandler(associationProperty = ORDER)
    void on(CaptureFailed event) {
        if (step == Step.CAPTURING) {
            turnBack(CancellationReason.PAYMENT_FAILED);
        }
    }

    @SagaEventHandler(associationProperty = ORDER)
    void on(OrderNotPaid event) {
        if (step == Step.CONFIRMING) {
            turnBack(CancellationReason.PAYMENT_FAILED);
        }
    }

    /** By the reader or the shop, while it was being paid; or as we asked. */
    @SagaEventHandler(associationProperty = ORDER)
    void on(OrderCancelled event) {
        cancelled = true;
        switch (step) {
            case SPENDING, AUTHORISING, AWAITING_BANK -> turnBack(event.reason());
            case SELLING, CAPTURING -> because(event.reason());
            case CANCELLING -> afterCancelling();
            default ->
                log.debug(
                        "checkout {}: the order was cancelled while {}",
                        request().order(),
                        step);
        }
    }

    private void turnBack(CancellationReason why) {
        because(why);
        turnBack();
    }

    private void because(CancellationReason why) {
        if (reason == null) {
            reason = why;
        }
    }

    private void turnBack() {
        if (sold.isEmpty()) {
            afterRestocking();
        } else {
            unanswered.addAll(sold);
            enter(Step.RESTOCKING);
        }
    }

    @SagaEventHandler(associationProperty = "restock", keyName = ORDER)
    void on(SaleReturned event) {
        restocked(event.reservation());
    }

    @SagaEventHandler(associationProperty = "restock", keyName = ORDER)
    void on(SaleNotReturned event) {
        restocked(event.reservation());
    }

    private void restocked(ReservationId line) {
        if (step == Step.RESTOCKING && unanswered.remove(line.toString()) && unanswered.isEmpty()) {
            afterRestocking();
        }
    }

    private void afterRestocking() {
        if (request().terms().points() == null) {
            afterReversing();
        } else {
            enter(Step.REVERSING);
        }
    }

    @SagaEventHandler(associationProperty = "entry", keyName = ORDER)
    void on(SpendReversed event) {
        if (step == Step.REVERSING) {
            afterReversing();
        }
    }

    @SagaEventHandler(associationProperty = "entry", keyName = ORDER)
    void on(SpendNotReversed event) {
        if (step == Step.REVERSING) {
            afterReversing();
        }
    }

    private void afterReversing() {
        enter(earned == 0 ? Step.FREEING : Step.UNREWARDING);
    }

    @SagaEventHandler(associationProperty = "spent", keyName = ORDER)
    void on(PointsSettled event) {
        if (step == Step.UNREWARDING) {
            enter(Step.FREEING);
        }
    }

    @SagaEventHandler(associationProperty = ORDER)
    void on(CheckoutAbandoned event) {
        if (step == Step.FREEING) {
            if (cancelled) {
                afterCancelling();
            } else {
                enter(Step.CANCELLING);
            }
        }
    }

    private void afterCancelling() {
        if (received != null) {
            enter(Step.REFUNDING);
        } else if (mayHoldMoney) {
            enter(Step.VOIDING);
        } else {
            end();
        }
    }

    @SagaEventHandler(associationProperty = ORDER)
    void on(PaymentVoided event) {
        if (step == Step.VOIDING) {
            end();
        }
    }

    /** If the provider refuses that, the process stays, for a person to see to. */
    @SagaEventHandler(associationProperty = ORDER)
    void on(PaymentRefunded event) {
        if (step == Step.REFUNDING) {
            end();
        }
    }

    // Waiting, and sending again.

    @DeadlineHandler(deadlineName = STEP_OVERDUE)
    void overdue() {
        deadline = null;
        if (step == Step.AWAITING_BANK) {
            // The answer came while this was on its way.
            return;
        }
        attempt++;
        log.warn("checkout {}: no answer while {}, attempt {}", request().order(), step, attempt);
        if (step == Step.SPENDING && attempt > properties().stepAttempts()) {
            turnBack(CancellationReason.POINTS_REFUSED);
        } else {
            pending().forEach(commands()::send);
            awaitAnswer();
        }
    }

    private boolean isAtTheBank() {
        return step == Step.AUTHORISING || step == Step.AWAITING_BANK;
    }

    private void enter(Step next) {
        cancelDeadlines();
        step = next;
        attempt = 1;
        pending().forEach(commands()::send);
        if (step != Step.AWAITING_BANK) {
            awaitAnswer();
        }
    }

    private Stream<?> pending() {
        CheckoutRequested asked = request();
        return switch (step) {
            case PLACING -> Stream.of(new PlaceOrder(asked.order(), asked.user(), asked.lines(), asked.terms()));
            case SPENDING -> {
                PointsPayment points = Objects.requireNonNull(asked.terms().points());
                yield Stream.of(new SpendPoints(
                        asked.user(), PointsEntryId.ofOrder(asked.order()), points.points(), "order " + asked.order()));
            }
            case AUTHORISING ->
                Stream.of(new AuthorisePayment(
                        asked.order(),
                        asked.user(),
                        due(),
                        Objects.requireNonNull(asked.terms().card())));
            case AWAITING_BANK -> Stream.of();
            case SELLING ->
                unansweredLines()
                        .map(line ->
                                new ConfirmSale(line.product(), line.reservation(), asked.order(), line.quantity()));
            case CAPTURING -> Stream.of(new CapturePayment(asked.order()));
            case REWARDING ->
                Stream.of(new EarnPoints(
                        asked.user(),
                        PointsEntryId.ofReward(asked.order()),
                        new Points(reward),
                        "order " + asked.order(),
                        Objects.requireNonNull(receivedAt)));
            case CONFIRMING ->
                Stream.of(new ConfirmPayment(asked.order(), received == null ? due() : received, new Points(earned)));
            case CLEARING -> Stream.of(new CompleteCheckout(asked.user(), asked.order()));
            case RESTOCKING ->
                unansweredLines()
                        .map(line -> new ReturnSale(
                                line.product(),
                                line.reservation(),
                                asked.order(),
                                RestockId.of(asked.order()),
                                line.quantity()));
            case REVERSING ->
                Stream.of(new ReverseSpend(
                        asked.user(),
                        PointsEntryId.ofOrder(asked.order()),
                        "order " + asked.order() + " was cancelled"));
            case UNREWARDING ->
                Stream.of(new SettlePoints(
                        asked.user(),
                        PointsEntryId.ofRefund(RefundId.ofCheckout(asked.order())),
                        PointsEntryId.ofOrder(asked.order()),
                        Points.NONE,
                        new Points(earned),
                        "order " + asked.order() + " was cancelled"));
            case FREEING ->
                Stream.of(new AbandonCheckout(
                        asked.user(),
                        asked.order(),
                        sold.stream().map(ReservationId::of).toList()));
            case CANCELLING -> Stream.of(new AbandonOrder(asked.order(), Objects.requireNonNull(reason)));
            case VOIDING -> Stream.of(new VoidPayment(asked.order()));
            case REFUNDING ->
                Stream.of(new RefundPayment(
                        asked.order(), RefundId.ofCheckout(asked.order()), Objects.requireNonNull(received)));
        };
    }

    private Stream<OrderLine> unansweredLines() {
        return lines().stream()
                .filter(line -> unanswered.contains(line.reservation().toString()));
    }

    private void awaitAnswer() {
        deadline = deadlines().schedule(properties().patience(attempt), STEP_OVERDUE);
    }

    private void cancelDeadlines() {
        if (deadline != null) {
            deadlines().cancelSchedule(STEP_OVERDUE, deadline);
            deadline = null;
        }
        if (paymentDeadline != null) {
            deadlines().cancelSchedule(PAYMENT_OVERDUE, paymentDeadline);
            paymentDeadline = null;
        }
    }

    private void end() {
        cancelDeadlines();
        SagaLifecycle.end();
    }

    private Money due() {
        return request().totals().due();
    }

    private List<OrderLine> lines() {
        return request().lines();
    }

    private CheckoutRequested request() {
        return Objects.requireNonNull(request);
    }
}
