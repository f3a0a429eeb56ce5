package io.longbox.user.subscription;

import io.longbox.api.plan.FindPlan;
import io.longbox.api.plan.PlanId;
import io.longbox.api.plan.PlanStatus;
import io.longbox.api.plan.PlanView;
import io.longbox.api.user.RenewSubscription;
import io.longbox.api.user.SubscriptionEnded;
import io.longbox.api.user.SubscriptionRenewed;
import io.longbox.api.user.SubscriptionStarted;
import io.longbox.api.user.SubscriptionSwitched;
import io.longbox.api.user.SubscriptionTerm;
import io.longbox.api.user.UserId;
import io.longbox.user.SubscriptionProperties;
import java.time.Clock;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.deadline.annotation.DeadlineHandler;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.SagaLifecycle;
import org.axonframework.modelling.saga.StartSaga;
import org.axonframework.queryhandling.QueryGateway;
import org.axonframework.serialization.Revision;
import org.axonframework.spring.stereotype.Saga;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * From the first term of a reader's subscription to the end of the last. When a term is over, it looks up what the plan
 * of the next one offers by now, and has the account renew or end. The account decides; it knows whether the reader has
 * cancelled, and what is paid for.
 *
 * <p>Nothing is given up: as long as the plan cannot be looked up, or the account does not answer, it asks again.
 */
@Saga
@ProcessingGroup("subscription")
@Revision("1")
public class SubscriptionSaga {

    /** For Axon, which makes sagas without opening their constructor. */
    public SubscriptionSaga() {}

    static final String TERM_OVER = "subscription-term-over";
    static final String STEP_OVERDUE = "subscription-step-overdue";

    private static final Logger log = LoggerFactory.getLogger(SubscriptionSaga.class);
    private static final String USER = "user";

    /** What the process is waiting for. */
    enum Step {
        /** The term to be over. */
        RUNNING,
        /** The view of plans, to say what the next term is. */
        ASKING,
        /** The account, to renew or to end. */
        RENEWING
    }

    @Autowired
    private transient @Nullable CommandGateway commands;

    @Autowired
    private transient @Nullable QueryGateway queries;

    @Autowired
    private transient @Nullable DeadlineManager deadlines;

    @Autowired
    private transient @Nullable SubscriptionProperties properties;

    @Autowired
    private transient @Nullable Clock clock;

    private @Nullable UserId user;
    private @Nullable SubscriptionTerm term;
    private @Nullable PlanId next;
    private Step step = Step.RUNNING;
    private int attempt;
    private @Nullable String termDeadline;
    private @Nullable String stepDeadline;

    @StartSaga
    @SagaEventHandler(associationProperty = USER)
    void on(SubscriptionStarted event) {
        user = event.user();
        run(event.plan(), event.term());
    }

    @SagaEventHandler(associationProperty = USER)
    void on(SubscriptionRenewed event) {
        run(event.plan(), event.term());
    }

    @SagaEventHandler(associationProperty = USER)
    void on(SubscriptionSwitched event) {
        next = event.plan();
        if (step != Step.RUNNING) {
            // What was sent speaks of the plan before.
            ask(1);
        }
    }

    @SagaEventHandler(associationProperty = USER)
    void on(SubscriptionEnded event) {
        if (event.term() == term().number()) {
            cancelTermDeadline();
            cancelStepDeadline();
            SagaLifecycle.end();
        }
    }

    @DeadlineHandler(deadlineName = TERM_OVER)
    void termOver() {
        termDeadline = null;
        if (step == Step.RUNNING) {
            ask(1);
        }
    }

    @DeadlineHandler(deadlineName = STEP_OVERDUE)
    void overdue() {
        stepDeadline = null;
        if (step == Step.RUNNING) {
            // The answer came while this was on its way.
            return;
        }
        log.warn("subscription of {}: no answer while {}, attempt {}", user, step, attempt);
        ask(attempt + 1);
    }

    /** A term that is not newer than the one we know is a repeat. */
    private void run(PlanId plan, SubscriptionTerm began) {
        if (term != null && began.number() <= term.number()) {
            return;
        }
        cancelTermDeadline();
        cancelStepDeadline();
        term = began;
        next = plan;
        step = Step.RUNNING;
        attempt = 0;
        termDeadline = deadlines().schedule(began.until(), TERM_OVER);
    }

    private void ask(int attempt) {
        this.attempt = attempt;
        cancelStepDeadline();
        step = Step.ASKING;
        try {
            PlanView plan = Objects.requireNonNull(queries)
                    .query(new FindPlan(next()), PlanView.class)
                    .get(properties().planWithin().toMillis(), TimeUnit.MILLISECONDS);
            renew(plan);
        } catch (ExecutionException | TimeoutException | RuntimeException unanswered) {
            log.warn("subscription of {}: the plan {} cannot be looked up", user, next, unanswered);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        stepDeadline = deadlines().schedule(properties().patience(attempt), STEP_OVERDUE);
    }

    private void renew(@Nullable PlanView plan) {
        step = Step.RENEWING;
        boolean offered = plan != null && plan.status() == PlanStatus.ON_OFFER;
        Objects.requireNonNull(commands)
                .send(new RenewSubscription(
                        Objects.requireNonNull(user),
                        term().number(),
                        next(),
                        offered ? plan.terms() : null,
                        Objects.requireNonNull(clock).instant()));
    }

    private void cancelTermDeadline() {
        if (termDeadline != null) {
            deadlines().cancelSchedule(TERM_OVER, termDeadline);
            termDeadline = null;
        }
    }

    private void cancelStepDeadline() {
        if (stepDeadline != null) {
            deadlines().cancelSchedule(STEP_OVERDUE, stepDeadline);
            stepDeadline = null;
        }
    }

    private PlanId next() {
        return Objects.requireNonNull(next);
    }

    private SubscriptionTerm term() {
        return Objects.requireNonNull(term);
    }

    private DeadlineManager deadlines() {
        return Objects.requireNonNull(deadlines);
    }

    private SubscriptionProperties properties() {
        return Objects.requireNonNull(properties);
    }
}
