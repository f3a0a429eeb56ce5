package io.longbox.cart;

import io.longbox.api.Quantity;
import io.longbox.api.cart.EndHold;
import io.longbox.api.cart.HoldExtended;
import io.longbox.api.cart.ItemAdded;
import io.longbox.api.cart.ItemReduced;
import io.longbox.api.cart.ItemRemoved;
import io.longbox.api.cart.RemindOfHold;
import io.longbox.api.cart.RemovalReason;
import io.longbox.api.catalog.ReduceReservation;
import io.longbox.api.catalog.ReleaseReason;
import io.longbox.api.catalog.ReleaseReservation;
import io.longbox.api.catalog.ReservationBarred;
import io.longbox.api.catalog.ReservationReduced;
import io.longbox.api.catalog.ReservationReleased;
import io.longbox.api.catalog.SaleConfirmed;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
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
 * From the moment that reserved copies are in a cart to the moment that they are not: sold, taken out, or given back
 * when the hold is over. Shortly before that the reader is told, and a checkout extends the hold. What leaves the cart unsold goes back to the gate at once, not at the deadline.
 */
@Saga
@ProcessingGroup("cart-hold")
@Revision("1")
public class CartHoldSaga extends CartProcess {

    /** For Axon, which makes sagas without opening their constructor. */
    public CartHoldSaga() {}

    static final String HOLD_ENDING = "cart-hold-ending";
    static final String HOLD_OVER = "cart-hold-over";
    static final String STEP_OVERDUE = "cart-hold-step-overdue";

    private static final Logger log = LoggerFactory.getLogger(CartHoldSaga.class);
    private static final String RESERVATION = "reservation";

    /** What the process is waiting for. */
    enum Step {
        /** Somebody to act, or the hold to be over. */
        HOLDING,
        /** The gate, to take back the copies that the reader does not want. */
        REDUCING,
        /** The cart, to let go of an item whose time is over. */
        EXPIRING,
        /** The cart, to let go of an item that the gate has taken back. */
        RETRACTING,
        /** The gate, to take the copies back. */
        RELEASING
    }

    private @Nullable ItemAdded item;
    private Step step = Step.HOLDING;
    private int attempt;
    private @Nullable Instant heldUntil;
    private @Nullable String holdDeadlineName;
    private @Nullable String holdDeadline;
    private @Nullable String stepDeadline;
    private @Nullable Quantity keep;
    private ReleaseReason reason = ReleaseReason.REMOVED_FROM_CART;
    private RemovalReason retraction = RemovalReason.RETRACTED;

    @StartSaga
    @SagaEventHandler(associationProperty = RESERVATION)
    void on(ItemAdded event, @Timestamp Instant at) {
        if (item == null) {
            item = event;
            hold(at, event.heldUntil());
        }
    }

    /** The reader pays: the hold goes on, even if we were about to end it. */
    @SagaEventHandler(associationProperty = RESERVATION)
    void on(HoldExtended event, @Timestamp Instant at) {
        if (step == Step.HOLDING || step == Step.REDUCING || step == Step.EXPIRING) {
            cancelHoldDeadline();
            hold(at, event.heldUntil());
            if (step == Step.EXPIRING) {
                rest();
            }
        }
    }

    /** One deadline at a time: the reminder first, if the hold is long enough for one. */
    private void hold(Instant from, Instant until) {
        heldUntil = until;
        Duration lead = item().ticket() == null
                ? properties().remindBeforeHoldEnds()
                : properties().remindBeforeOfferEnds();
        boolean remind = Duration.between(from, until).compareTo(lead.multipliedBy(2)) >= 0;
        if (remind) {
            await(until.minus(lead), HOLD_ENDING);
        } else {
            await(until, HOLD_OVER);
        }
    }

    private void await(Instant due, String name) {
        holdDeadlineName = name;
        holdDeadline = deadlines().schedule(due, name);
    }

    /** A courtesy: it is sent once, and nothing depends on it. */
    @DeadlineHandler(deadlineName = HOLD_ENDING)
    void holdEnding() {
        Instant until = Objects.requireNonNull(heldUntil);
        await(until, HOLD_OVER);
        if (step == Step.HOLDING || step == Step.REDUCING) {
            commands().send(new RemindOfHold(item().user(), item().reservation(), until));
        }
    }

    @SagaEventHandler(associationProperty = RESERVATION)
    void on(ItemReduced event) {
        if (step == Step.HOLDING || step == Step.REDUCING) {
            keep = event.remaining();
            enter(Step.REDUCING);
        }
    }

    @SagaEventHandler(associationProperty = RESERVATION)
    void on(ReservationReduced event) {
        if (step == Step.REDUCING && event.remaining().equals(keep)) {
            rest();
        }
    }

    @DeadlineHandler(deadlineName = HOLD_OVER)
    void holdOver() {
        holdDeadline = null;
        if (step == Step.HOLDING || step == Step.REDUCING) {
            enter(Step.EXPIRING);
        }
    }

    @SagaEventHandler(associationProperty = RESERVATION)
    void on(ItemRemoved event) {
        if (step == Step.RELEASING) {
            return;
        }
        if (event.reason().leavesReservation() && step != Step.RETRACTING) {
            reason = switch (event.reason()) {
                case HOLD_EXPIRED -> ReleaseReason.HOLD_EXPIRED;
                case CART_CLOSED -> ReleaseReason.READER_SUSPENDED;
                case BY_READER, PRODUCT_WITHDRAWN, RETRACTED -> ReleaseReason.REMOVED_FROM_CART;
            };
            enter(Step.RELEASING);
        } else {
            end();
        }
    }

    /** As we asked; or the gate took the copies back by itself, and then the cart must let go of them too. */
    @SagaEventHandler(associationProperty = RESERVATION)
    void on(ReservationReleased event) {
        if (step == Step.RELEASING) {
            end();
        } else {
            retraction = event.reason() == ReleaseReason.PRODUCT_WITHDRAWN
                    ? RemovalReason.PRODUCT_WITHDRAWN
                    : RemovalReason.RETRACTED;
            enter(Step.RETRACTING);
        }
    }

    @SagaEventHandler(associationProperty = RESERVATION)
    void on(ReservationBarred event) {
        if (step == Step.RELEASING) {
            end();
        }
    }

    @SagaEventHandler(associationProperty = RESERVATION)
    void on(SaleConfirmed event) {
        end();
    }

    @DeadlineHandler(deadlineName = STEP_OVERDUE)
    void overdue() {
        if (step == Step.HOLDING) {
            // The answer came while this was on its way.
            return;
        }
        attempt++;
        log.warn("cart-hold {}: no answer while {}, attempt {}", item().reservation(), step, attempt);
        commands().send(pending());
        awaitAnswer();
    }

    private void rest() {
        cancelStepDeadline();
        step = Step.HOLDING;
        attempt = 0;
    }

    private void enter(Step next) {
        cancelStepDeadline();
        step = next;
        attempt = 1;
        commands().send(pending());
        awaitAnswer();
    }

    private Object pending() {
        ItemAdded held = item();
        return switch (step) {
            case HOLDING -> throw new IllegalStateException("nothing is pending while holding");
            case REDUCING -> new ReduceReservation(held.product(), held.reservation(), Objects.requireNonNull(keep));
            case EXPIRING -> new EndHold(held.user(), held.reservation(), RemovalReason.HOLD_EXPIRED, heldUntil);
            case RETRACTING -> new EndHold(held.user(), held.reservation(), retraction, null);
            case RELEASING -> new ReleaseReservation(held.product(), held.reservation(), reason);
        };
    }

    private void awaitAnswer() {
        stepDeadline = deadlines().schedule(properties().patience(attempt), STEP_OVERDUE);
    }

    private void cancelStepDeadline() {
        if (stepDeadline != null) {
            deadlines().cancelSchedule(STEP_OVERDUE, stepDeadline);
            stepDeadline = null;
        }
    }

    private void end() {
        cancelStepDeadline();
        cancelHoldDeadline();
        SagaLifecycle.end();
    }

    private void cancelHoldDeadline() {
        if (holdDeadline != null) {
            deadlines().cancelSchedule(Objects.requireNonNull(holdDeadlineName), holdDeadline);
            holdDeadline = null;
        }
    }

    private ItemAdded item() {
        return Objects.requireNonNull(item);
    }
}
