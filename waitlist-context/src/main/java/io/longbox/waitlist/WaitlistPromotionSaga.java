package io.longbox.waitlist;

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
import io.longbox.api.catalog.SaleConfirmed;
import io.longbox.api.catalog.TicketServed;
import io.longbox.api.waitlist.EndOffer;
import io.longbox.api.waitlist.OfferEnd;
import io.longbox.api.waitlist.OfferEnded;
import io.longbox.api.waitlist.OfferNotOpen;
import io.longbox.api.waitlist.OfferPlace;
import io.longbox.api.waitlist.PassOverReason;
import io.longbox.api.waitlist.PlaceNotOffered;
import io.longbox.api.waitlist.PlaceOffered;
import io.longbox.api.waitlist.WaitlistLeft;
import java.time.Instant;
import java.util.Objects;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.deadline.DeadlineManager;
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
import org.springframework.beans.factory.annotation.Autowired;

/**
 * From the moment that the gate has set copies aside for a ticket to the end of the offer: find out who holds it, put the
 * copies into their cart, and see what becomes of them. Whoever cannot be given their copies is passed over: the copies
 * go back to the gate, and there, in the same transaction, to the next in line.
 *
 * <p>While the copies are in the cart, their time is the business of the cart's own process, as for everybody's copies.
 *
 * <p>It is a machine of {@link Step}s, each with the one command that is waiting for its answer. An answer that does not
 * belong to the present step is late or a repeat, and is ignored; a command without an answer is sent again, and its
 * receiver knows it.
 */
@Saga
@ProcessingGroup("waitlist-promotion")
@Revision("1")
public class WaitlistPromotionSaga {

    /** For Axon, which makes sagas without opening their constructor. */
    public WaitlistPromotionSaga() {}

    static final String STEP_OVERDUE = "waitlist-promotion-step-overdue";

    private static final Logger log = LoggerFactory.getLogger(WaitlistPromotionSaga.class);
    private static final String RESERVATION = "reservation";

    /** What the process is waiting for. */
    enum Step {
        /** The line, to say who holds the ticket. */
        OFFERING,
        /** The cart, to take the copies. */
        ADDING,
        /** The reader to buy them or not, or the hold to be over. */
        OPEN,
        /** The cart, to let go of copies that the reader gave up or the gate took back. */
        RETRACTING,
        /** The gate, to take the copies back. */
        RELEASING,
        /** The line, to note how the offer ended. */
        ENDING
    }

    @Autowired
    private transient @Nullable CommandGateway commands;

    @Autowired
    private transient @Nullable DeadlineManager deadlines;

    @Autowired
    private transient @Nullable WaitlistProperties properties;

    private @Nullable TicketServed turn;
    private @Nullable Instant heldUntil;
    private @Nullable PlaceOffered offer;
    private Step step = Step.OFFERING;
    private int attempt;
    private @Nullable String deadline;
    private @Nullable RemovalReason retraction;
    private @Nullable OfferEnd end;
    private @Nullable PassOverReason reason;

    // The way forward.

    @StartSaga
    @SagaEventHandler(associationProperty = RESERVATION)
    void on(TicketServed event, @Timestamp Instant at) {
        if (turn == null) {
            turn = event;
            heldUntil = at.plus(
                    Objects.requireNonNullElse(event.offer(), properties().offer()));
            enter(Step.OFFERING);
        }
    }

    @SagaEventHandler(associationProperty = RESERVATION)
    void on(PlaceOffered event) {
        if (step == Step.OFFERING) {
            offer = event;
            if (retraction == null) {
                enter(Step.ADDING);
            } else {
                end(retraction);
            }
        }
    }

    @SagaEventHandler(associationProperty = RESERVATION)
    void on(ItemAdded event) {
        if (step != Step.ADDING) {
            return;
        }
        if (retraction != null) {
            enter(Step.RETRACTING);
        } else {
            cancelDeadline();
            step = Step.OPEN;
            attempt = 0;
        }
    }

    @SagaEventHandler(associationProperty = RESERVATION)
    void on(SaleConfirmed event) {
        if (step == Step.OPEN || step == Step.RETRACTING) {
            end(OfferEnd.CLAIMED, null);
        }
    }

    @SagaEventHandler(associationProperty = RESERVATION)
    void on(OfferEnded event) {
        if (step == Step.ENDING) {
            finish();
        }
    }

    // The way back.

    /** The reader left the line before, and has been taken out of it already. */
    @SagaEventHandler(associationProperty = RESERVATION)
    void on(PlaceNotOffered event) {
        if (step == Step.OFFERING) {
            enter(Step.RELEASING);
        }
    }

    @SagaEventHandler(associationProperty = RESERVATION)
    void on(OfferRefused event) {
        if (step == Step.ADDING) {
            end = OfferEnd.PASSED_OVER;
            reason = event.reason();
            enter(Step.RELEASING);
        }
    }

    /** The reader gives up an offer. The line knows; the cart does not yet, or is about to take the copies. */
    @SagaEventHandler(associationProperty = RESERVATION)
    void on(WaitlistLeft event) {
        if (step == Step.ADDING || step == Step.OPEN) {
            retract(RemovalReason.BY_READER);
        }
    }

    /**
     * As we asked; or the gate took the copies back by itself. In that case a cart that has them is told by the process
     * that holds them, one that is about to take them must let go of them again, and one that has not been asked is not
     * asked.
     */
    @SagaEventHandler(associationProperty = RESERVATION)
    void on(ReservationReleased event) {
        if (step == Step.RELEASING) {
            released();
        } else if (step == Step.OFFERING || step == Step.ADDING) {
            retract(
                    event.reason() == ReleaseReason.PRODUCT_WITHDRAWN
                            ? RemovalReason.PRODUCT_WITHDRAWN
                            : RemovalReason.RETRACTED);
        }
    }

    @SagaEventHandler(associationProperty = RESERVATION)
    void on(ReservationBarred event) {
        if (step == Step.RELEASING) {
            released();
        }
    }

    /** The copies left the cart unsold. Whoever held them there sees to it that the gate gets them back. */
    @SagaEventHandler(associationProperty = RESERVATION)
    void on(ItemRemoved event) {
        if (step == Step.OPEN || step == Step.RETRACTING) {
            end(event.reason());
        }
    }

    @SagaEventHandler(associationProperty = RESERVATION)
    void on(OfferNotOpen event) {
        if (step == Step.ENDING) {
            finish();
        }
    }

    private void retract(RemovalReason why) {
        retraction = why;
        if (step == Step.OPEN) {
            enter(Step.RETRACTING);
        }
    }

    private void released() {
        if (end == null) {
            finish();
        } else {
            enter(Step.ENDING);
        }
    }

    private void end(RemovalReason why) {
        switch (why) {
            case HOLD_EXPIRED -> end(OfferEnd.EXPIRED, null);
            case BY_READER -> end(OfferEnd.DECLINED, null);
            case CART_CLOSED -> end(OfferEnd.PASSED_OVER, PassOverReason.READER_SUSPENDED);
            case PRODUCT_WITHDRAWN -> end(OfferEnd.PASSED_OVER, PassOverReason.PRODUCT_WITHDRAWN);
            case RETRACTED -> end(OfferEnd.PASSED_OVER, PassOverReason.REQUEST_FAILED);
        }
    }

    private void end(OfferEnd how, @Nullable PassOverReason why) {
        end = how;
        reason = why;
        enter(Step.ENDING);
    }

    // Waiting, and sending again.

    @DeadlineHandler(deadlineName = STEP_OVERDUE)
    void overdue() {
        if (step == Step.OPEN) {
            // The answer came while this was on its way.
            return;
        }
        attempt++;
        log.warn("waitlist-promotion {}: no answer while {}, attempt {}", turn().reservation(), step, attempt);
        commands().send(pending());
        awaitAnswer();
    }

    private void enter(Step next) {
        cancelDeadline();
        step = next;
        attempt = 1;
        commands().send(pending());
        awaitAnswer();
    }

    private Object pending() {
        TicketServed served = turn();
        return switch (step) {
            case OPEN -> throw new IllegalStateException("nothing is pending while the offer is open");
            case OFFERING ->
                new OfferPlace(
                        served.product(), served.ticket(), served.reservation(), Objects.requireNonNull(heldUntil));
            case ADDING ->
                new AddOfferedItem(
                        offer().user(),
                        offer().place(),
                        offer().request(),
                        served.reservation(),
                        served.quantity(),
                        Objects.requireNonNull(heldUntil));
            case RETRACTING ->
                new EndHold(offer().user(), served.reservation(), Objects.requireNonNull(retraction), null);
            case RELEASING ->
                new ReleaseReservation(
                        served.product(),
                        served.reservation(),
                        reason == PassOverReason.READER_SUSPENDED
                                ? ReleaseReason.READER_SUSPENDED
                                : ReleaseReason.NOT_ADDED);
            case ENDING ->
                new EndOffer(
                        served.product(), served.ticket(), served.reservation(), Objects.requireNonNull(end), reason);
        };
    }

    private void awaitAnswer() {
        deadline = Objects.requireNonNull(deadlines).schedule(properties().patience(attempt), STEP_OVERDUE);
    }

    private void cancelDeadline() {
        if (deadline != null) {
            Objects.requireNonNull(deadlines).cancelSchedule(STEP_OVERDUE, deadline);
            deadline = null;
        }
    }

    private void finish() {
        cancelDeadline();
        SagaLifecycle.end();
    }

    private TicketServed turn() {
        return Objects.requireNonNull(turn);
    }

    private PlaceOffered offer() {
        return Objects.requireNonNull(offer);
    }

    private CommandGateway commands() {
        return Objects.requireNonNull(commands);
    }

    private WaitlistProperties properties() {
        return Objects.requireNonNull(properties);
    }
}
