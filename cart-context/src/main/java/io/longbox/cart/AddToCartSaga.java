package io.longbox.cart;

import io.longbox.api.cart.AddReservedItem;
import io.longbox.api.cart.ItemAdded;
import io.longbox.api.cart.ItemRemoved;
import io.longbox.api.cart.ItemRequestQueued;
import io.longbox.api.cart.ItemRequestRejected;
import io.longbox.api.cart.ItemRequested;
import io.longbox.api.cart.QueueRequest;
import io.longbox.api.cart.RejectRequest;
import io.longbox.api.cart.RejectionReason;
import io.longbox.api.catalog.ForfeitReason;
import io.longbox.api.catalog.ForfeitTicket;
import io.longbox.api.catalog.LineReceipt;
import io.longbox.api.catalog.ReleaseReason;
import io.longbox.api.catalog.ReleaseReservation;
import io.longbox.api.catalog.ReservationBarred;
import io.longbox.api.catalog.ReservationRefused;
import io.longbox.api.catalog.ReservationReleased;
import io.longbox.api.catalog.ReserveStock;
import io.longbox.api.catalog.SaleConfirmed;
import io.longbox.api.catalog.StockReserved;
import io.longbox.api.catalog.StockShortageReported;
import io.longbox.api.catalog.TicketForfeited;
import io.longbox.api.catalog.TicketNotInLine;
import io.longbox.api.catalog.WaitlistTicketIssued;
import java.time.Instant;
import java.util.Objects;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.deadline.annotation.DeadlineHandler;
import org.axonframework.eventhandling.SequenceNumber;
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
 * From a reader's question to its answer: reserve at the gate, then put into the cart; or, if the gate gave a ticket,
 * answer with the place in line; or answer with a no. Whatever fails after a reservation gives it back.
 *
 * <p>It is a machine of {@link Step}s, each with the one command that is waiting for its answer. An answer that does not
 * belong to the present step is late or a repeat, and is ignored; a command without an answer is sent again, and its
 * receiver knows the reservation. Because answers are events of one stream, an answer is always seen before that to a
 * repeat of the question.
 */
@Saga
@ProcessingGroup("add-to-cart")
@Revision("1")
public class AddToCartSaga extends CartProcess {

    /** For Axon, which makes sagas without opening their constructor. */
    public AddToCartSaga() {}

    static final String STEP_OVERDUE = "add-to-cart-step-overdue";

    private static final Logger log = LoggerFactory.getLogger(AddToCartSaga.class);
    private static final String RESERVATION = "reservation";

    /** What the process is waiting for. */
    enum Step {
        /** The gate's answer. */
        RESERVING,
        /** The cart, to take the reserved copies. */
        ADDING,
        /** The cart, to note the place in line. */
        QUEUEING,
        /** The gate, to take the copies back. */
        RELEASING,
        /** The gate, to take the ticket back. */
        FORFEITING,
        /** The cart, to note the no. */
        REJECTING;

        /** A step back is never given up. */
        boolean leadsForward() {
            return this == RESERVING || this == ADDING || this == QUEUEING;
        }
    }

    private @Nullable ItemRequested request;
    private @Nullable Instant askedAt;
    private Step step = Step.RESERVING;
    private int attempt;
    private @Nullable String deadline;
    private @Nullable Instant heldUntil;
    private @Nullable LineReceipt place;
    private @Nullable RejectionReason reason;
    private boolean answered;

    // The way forward.

    @StartSaga
    @SagaEventHandler(associationProperty = RESERVATION)
    void on(ItemRequested event, @Timestamp Instant at) {
        if (request != null) {
            return;
        }
        request = event;
        askedAt = at;
        enter(Step.RESERVING);
        awaitAnswer();
    }

    @SagaEventHandler(associationProperty = RESERVATION)
    void on(StockReserved event, @Timestamp Instant at) {
        if (step == Step.RESERVING) {
            heldUntil = at.plus(
                    Objects.requireNonNullElse(event.hold(), properties().hold()));
            enter(Step.ADDING);
        }
    }

    /** In any other step the cart was faster than our turning back: the step back takes the item out again. */
    @SagaEventHandler(associationProperty = RESERVATION)
    void on(ItemAdded event) {
        if (step == Step.ADDING) {
            end();
        }
    }

    @SagaEventHandler(associationProperty = RESERVATION)
    void on(WaitlistTicketIssued event, @SequenceNumber long sequence) {
        if (step == Step.RESERVING) {
            place = event.receipt(sequence);
            enter(Step.QUEUEING);
        } else if (step == Step.RELEASING) {
            // The gate's answer came after all, while we were turning back: it is a ticket that has to go back.
            place = event.receipt(sequence);
            enter(Step.FORFEITING);
        }
    }

    /**
     * In a step back the cart has heard of the place from elsewhere: it is not our question any more, and the end of the
     * place is told by those who end it.
     */
    @SagaEventHandler(associationProperty = RESERVATION)
    void on(ItemRequestQueued event) {
        answered = true;
        if (step == Step.QUEUEING || step == Step.REJECTING) {
            end();
        }
    }

    @SagaEventHandler(associationProperty = RESERVATION)
    void on(StockShortageReported event) {
        if (step == Step.RESERVING) {
            reject(RejectionReason.SOLD_OUT);
        } else if (step == Step.RELEASING) {
            tellTheCart();
        }
    }

    @SagaEventHandler(associationProperty = RESERVATION)
    void on(ReservationRefused event) {
        if (step == Step.RESERVING) {
            reject(
                    switch (event.reason()) {
                        case PRODUCT_WITHDRAWN -> RejectionReason.PRODUCT_WITHDRAWN;
                        case NOT_OPEN_YET -> RejectionReason.NOT_OPEN_YET;
                        case TOO_LATE, NOT_RESERVED -> RejectionReason.TIMED_OUT;
                    });
        } else if (step == Step.RELEASING) {
            tellTheCart();
        }
    }

    /** The cart said no: to our own answer, and then we are done; or to the copies or the place that we brought. */
    @SagaEventHandler(associationProperty = RESERVATION)
    void on(ItemRequestRejected event) {
        answered = true;
        switch (step) {
            case REJECTING -> end();
            case ADDING -> enter(Step.RELEASING);
            case QUEUEING -> enter(Step.FORFEITING);
            default -> {}
        }
    }

    // The way back.

    private void reject(RejectionReason why) {
        reason = why;
        enter(Step.REJECTING);
    }

    private void turnBack() {
        reason = RejectionReason.TIMED_OUT;
        enter(step == Step.QUEUEING ? Step.FORFEITING : Step.RELEASING);
    }

    /** The copies are back at the gate: as we asked, or because the product was withdrawn under way. */
    @SagaEventHandler(associationProperty = RESERVATION)
    void on(ReservationReleased event) {
        if (step == Step.ADDING) {
            reject(
                    event.reason() == ReleaseReason.PRODUCT_WITHDRAWN
                            ? RejectionReason.PRODUCT_WITHDRAWN
                            : RejectionReason.TIMED_OUT);
        } else if (step == Step.RELEASING) {
            tellTheCart();
        }
    }

    @SagaEventHandler(associationProperty = RESERVATION)
    void on(ReservationBarred event) {
        if (step == Step.RELEASING) {
            tellTheCart();
        }
    }

    /** The cart was so much faster that the reader has bought them: there is nothing to take back any more. */
    @SagaEventHandler(associationProperty = RESERVATION)
    void on(SaleConfirmed event) {
        end();
    }

    @SagaEventHandler(associationProperty = RESERVATION)
    void on(TicketForfeited event) {
        if (step == Step.FORFEITING) {
            tellTheCart();
        }
    }

    @SagaEventHandler(associationProperty = RESERVATION)
    void on(TicketNotInLine event) {
        if (step == Step.FORFEITING) {
            tellTheCart();
        }
    }

    private void tellTheCart() {
        if (answered) {
            end();
        } else {
            enter(Step.REJECTING);
        }
    }

    /** What the cart was too fast to take is out again: by our asking, or the reader did it before. */
    @SagaEventHandler(associationProperty = RESERVATION)
    void on(ItemRemoved event) {
        if (step == Step.REJECTING) {
            end();
        } else {
            answered = true;
        }
    }

    // Waiting, and sending again.

    @DeadlineHandler(deadlineName = STEP_OVERDUE)
    void overdue() {
        attempt++;
        log.warn("add-to-cart {}: no answer while {}, attempt {}", request().reservation(), step, attempt);
        if (step.leadsForward() && attempt > properties().stepAttempts()) {
            turnBack();
        } else {
            commands().send(pending());
        }
        awaitAnswer();
    }

    private void enter(Step next) {
        step = next;
        attempt = 1;
        commands().send(pending());
    }

    private Object pending() {
        ItemRequested asked = request();
        return switch (step) {
            case RESERVING ->
                new ReserveStock(
                        asked.product(),
                        asked.reservation(),
                        asked.user(),
                        asked.quantity(),
                        asked.onShortage(),
                        asked.earlyAccess(),
                        Objects.requireNonNull(askedAt),
                        attempt);
            case ADDING -> new AddReservedItem(asked.user(), asked.reservation(), Objects.requireNonNull(heldUntil));
            case QUEUEING -> new QueueRequest(asked.user(), asked.reservation(), Objects.requireNonNull(place));
            case RELEASING -> new ReleaseReservation(asked.product(), asked.reservation(), ReleaseReason.NOT_ADDED);
            case FORFEITING ->
                new ForfeitTicket(
                        asked.product(),
                        Objects.requireNonNull(place).ticket(),
                        asked.reservation(),
                        ForfeitReason.REQUEST_FAILED);
            case REJECTING -> new RejectRequest(asked.user(), asked.reservation(), Objects.requireNonNull(reason));
        };
    }

    private void awaitAnswer() {
        deadline = deadlines().schedule(properties().patience(attempt), STEP_OVERDUE);
    }

    private void end() {
        if (deadline != null) {
            deadlines().cancelSchedule(STEP_OVERDUE, deadline);
        }
        SagaLifecycle.end();
    }

    private ItemRequested request() {
        return Objects.requireNonNull(request);
    }
}
