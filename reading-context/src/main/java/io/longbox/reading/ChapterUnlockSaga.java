package io.longbox.reading;

import io.longbox.api.chapter.AdmitReader;
import io.longbox.api.chapter.ReaderAdmitted;
import io.longbox.api.chapter.ReaderNotAdmitted;
import io.longbox.api.reading.ChapterUnlocked;
import io.longbox.api.reading.GrantUnlock;
import io.longbox.api.reading.RefuseUnlock;
import io.longbox.api.reading.UnlockRefusalReason;
import io.longbox.api.reading.UnlockRefused;
import io.longbox.api.reading.UnlockRequested;
import io.longbox.api.user.PointsSpent;
import io.longbox.api.user.ReverseSpend;
import io.longbox.api.user.SpendNotReversed;
import io.longbox.api.user.SpendPoints;
import io.longbox.api.user.SpendRefused;
import io.longbox.api.user.SpendReversed;
import java.util.Objects;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.deadline.annotation.DeadlineHandler;
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
 * One attempt to unlock a chapter: take the points, have the chapter let the reader in, and then it is theirs. Whatever
 * fails before the chapter lets the reader in gives the points back.
 *
 * <p>It is a machine of {@link Step}s, each with the one command that is waiting for its answer. An answer that does not
 * belong to the present step is late or a repeat, and is ignored; a command without an answer is sent again, and its
 * receiver knows it. Everybody knows an attempt by the entry that its payment has in the ledger: so no answer to one
 * attempt is ever taken for that to another.
 *
 * <p>What makes turning back safe is that an entry that was reversed takes nothing any more, even if it had not taken
 * anything by then: a payment that is still under way comes to nothing. A chapter, on the other hand, cannot be told to
 * forget a question, so that one is never given up: its answer comes, and says which way to go.
 */
@Saga
@ProcessingGroup("chapter-unlock")
@Revision("1")
public class ChapterUnlockSaga {

    /** For Axon, which makes sagas without opening their constructor. */
    public ChapterUnlockSaga() {}

    static final String STEP_OVERDUE = "chapter-unlock-step-overdue";

    private static final Logger log = LoggerFactory.getLogger(ChapterUnlockSaga.class);
    private static final String ENTRY = "entry";

    /** What the process is waiting for. */
    enum Step {
        /** The ledger, to take the points. */
        SPENDING,
        /** The chapter, to let the reader in. */
        ADMITTING,
        /** The reader's unlock, to note that the chapter is theirs. */
        GRANTING,
        /** The ledger, to give the points back. */
        REVERSING,
        /** The reader's unlock, to note the no. */
        REFUSING
    }

    @Autowired
    private transient @Nullable CommandGateway commands;

    @Autowired
    private transient @Nullable DeadlineManager deadlines;

    @Autowired
    private transient @Nullable ReadingProperties properties;

    private @Nullable UnlockRequested request;
    private Step step = Step.SPENDING;
    private int attempt;
    private @Nullable String deadline;
    private @Nullable UnlockRefusalReason reason;

    // The way forward.

    @StartSaga
    @SagaEventHandler(associationProperty = ENTRY)
    void on(UnlockRequested event) {
        if (request == null) {
            request = event;
            enter(Step.SPENDING);
        }
    }

    /** In a step back it came late, and is on its way back: that is asked for already. */
    @SagaEventHandler(associationProperty = ENTRY)
    void on(PointsSpent event) {
        if (step == Step.SPENDING) {
            enter(Step.ADMITTING);
        }
    }

    @SagaEventHandler(associationProperty = ENTRY)
    void on(ReaderAdmitted event) {
        if (step == Step.ADMITTING) {
            enter(Step.GRANTING);
        }
    }

    @SagaEventHandler(associationProperty = ENTRY)
    void on(ChapterUnlocked event) {
        if (step == Step.GRANTING) {
            end();
        }
    }

    // The way back.

    /** A repeat of what was refused is decided anew: if one may be under way, it must come to nothing first. */
    @SagaEventHandler(associationProperty = ENTRY)
    void on(SpendRefused event) {
        if (step == Step.SPENDING) {
            reason = switch (event.reason()) {
                case BALANCE_TOO_LOW -> UnlockRefusalReason.BALANCE_TOO_LOW;
                case READER_SUSPENDED -> UnlockRefusalReason.READER_SUSPENDED;
                case NO_SUCH_READER -> UnlockRefusalReason.NO_SUCH_READER;
                case REVERSED -> UnlockRefusalReason.TIMED_OUT;
            };
            enter(attempt == 1 ? Step.REFUSING : Step.REVERSING);
        }
    }

    @SagaEventHandler(associationProperty = ENTRY)
    void on(ReaderNotAdmitted event) {
        if (step == Step.ADMITTING) {
            reason = switch (event.reason()) {
                case NOT_OFFERED -> UnlockRefusalReason.NOT_OFFERED;
                case PRICE_CHANGED -> UnlockRefusalReason.PRICE_CHANGED;
            };
            enter(Step.REVERSING);
        }
    }

    private void turnBack() {
        reason = UnlockRefusalReason.TIMED_OUT;
        enter(Step.REVERSING);
    }

    @SagaEventHandler(associationProperty = ENTRY)
    void on(SpendReversed event) {
        if (step == Step.REVERSING) {
            enter(Step.REFUSING);
        }
    }

    @SagaEventHandler(associationProperty = ENTRY)
    void on(SpendNotReversed event) {
        if (step == Step.REVERSING) {
            enter(Step.REFUSING);
        }
    }

    @SagaEventHandler(associationProperty = ENTRY)
    void on(UnlockRefused event) {
        if (step == Step.REFUSING) {
            end();
        }
    }

    // Waiting, and sending again.

    @DeadlineHandler(deadlineName = STEP_OVERDUE)
    void overdue() {
        attempt++;
        log.warn("chapter-unlock {}: no answer while {}, attempt {}", request().unlock(), step, attempt);
        if (step == Step.SPENDING && attempt > properties().stepAttempts()) {
            turnBack();
        } else {
            commands().send(pending());
            awaitAnswer();
        }
    }

    private void enter(Step next) {
        cancelDeadline();
        step = next;
        attempt = 1;
        commands().send(pending());
        awaitAnswer();
    }

    private Object pending() {
        UnlockRequested asked = request();
        return switch (step) {
            case SPENDING ->
                new SpendPoints(asked.user(), asked.entry(), asked.price(), "unlocking chapter " + asked.chapter());
            case ADMITTING -> new AdmitReader(asked.chapter(), asked.entry(), asked.user(), asked.price());
            case GRANTING -> new GrantUnlock(asked.unlock(), asked.entry());
            case REVERSING ->
                new ReverseSpend(asked.user(), asked.entry(), "chapter " + asked.chapter() + " was not unlocked");
            case REFUSING -> new RefuseUnlock(asked.unlock(), asked.entry(), Objects.requireNonNull(reason));
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

    private void end() {
        cancelDeadline();
        SagaLifecycle.end();
    }

    private UnlockRequested request() {
        return Objects.requireNonNull(request);
    }

    private CommandGateway commands() {
        return Objects.requireNonNull(commands);
    }

    private DeadlineManager deadlines() {
        return Objects.requireNonNull(deadlines);
    }

    private ReadingProperties properties() {
        return Objects.requireNonNull(properties);
    }
}
