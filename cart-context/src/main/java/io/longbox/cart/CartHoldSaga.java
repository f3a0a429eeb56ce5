package io.longbox.cart;

import io.longbox.api.Quantity;
import io.longbox.api.cart.EndHold;
import io.longbox.api.cart.ItemAdded;
import io.longbox.api.cart.ItemReduced;
import io.longbox.api.cart.ItemRemoved;
import io.longbox.api.cart.RemovalReason;
import io.longbox.api.catalog.ReduceReservation;
import io.longbox.api.catalog.ReleaseReason;
import io.longbox.api.catalog.ReleaseReservation;
import io.longbox.api.catalog.ReservationBarred;
import io.longbox.api.catalog.ReservationReduced;
import io.longbox.api.catalog.ReservationReleased;
import io.longbox.api.catalog.SaleConfirmed;
import java.util.Objects;
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
 * From the moment that reserved copies are in a cart to the moment that they are not: sold, taken out, or given back
 * when the hold is over. What leaves the cart unsold goes back to the gate at once, not at the deadline.
 */
@Saga
@ProcessingGroup("cart-hold")
@Revision("1")
public class CartHoldSaga extends CartProcess {

    /** For Axon, which makes sagas without opening their constructor. */
    public CartHoldSaga() {}

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
    private @Nullable String holdDeadline;
    private @Nullable String stepDeadline;
    private @Nullable Quantity keep;
    private ReleaseReason reason = ReleaseReason.REMOVED_FROM_CART;

    @StartSaga
    @SagaEventHandler(associationProperty = RESERVATION)
    void on(ItemAdded event) {
        if (item == null) {
            item = event;
            holdDeadline = deadlines().schedule(event.heldUntil(), HOLD_OVER);
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
            step = Step.HOLDING;
            cancelStepDeadline();
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
            reason = event.reason() == RemovalReason.HOLD_EXPIRED
                    ? ReleaseReason.HOLD_EXPIRED
                    : ReleaseReason.REMOVED_FROM_CART;
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
            case EXPIRING -> new EndHold(held.user(), held.reservation(), RemovalReason.HOLD_EXPIRED);
            case RETRACTING -> new EndHold(held.user(), held.reservation(), RemovalReason.PRODUCT_WITHDRAWN);
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
        if (holdDeadline != null) {
            deadlines().cancelSchedule(HOLD_OVER, holdDeadline);
        }
        SagaLifecycle.end();
    }

    private ItemAdded item() {
        return Objects.requireNonNull(item);
    }
}
