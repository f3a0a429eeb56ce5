package io.longbox.user.plan;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.getVersion;

import io.longbox.api.Refusal;
import io.longbox.api.RefusedException;
import io.longbox.api.plan.ChangePlan;
import io.longbox.api.plan.CreatePlan;
import io.longbox.api.plan.PlanChanged;
import io.longbox.api.plan.PlanCreated;
import io.longbox.api.plan.PlanId;
import io.longbox.api.plan.PlanRetired;
import io.longbox.api.plan.PlanTerms;
import io.longbox.api.plan.RetirePlan;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.serialization.Revision;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * A plan that readers can subscribe to. Its id follows from its name, so that no two plans have the same. Who subscribes
 * is no matter of its: a subscription keeps the terms that it began with.
 */
@Aggregate(snapshotTriggerDefinition = "snapshotTrigger", cache = "aggregateCache")
@Revision("1")
class PremiumPlan {

    static final int LONGEST_NAME = 100;

    @AggregateIdentifier
    private @Nullable PlanId id;

    private @Nullable String name;
    private @Nullable PlanTerms terms;
    private boolean retired;

    PremiumPlan() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    long handle(CreatePlan command) {
        String wanted = command.name();
        if (wanted.isBlank() || wanted.codePointCount(0, wanted.length()) > LONGEST_NAME) {
            throw invalid("a plan has a name of at most " + LONGEST_NAME + " characters");
        }
        if (!PlanId.ofName(wanted).equals(command.plan())) {
            throw invalid("another plan has this name");
        }
        if (id == null || retired) {
            apply(new PlanCreated(command.plan(), wanted, command.terms()));
        } else if (!wanted.equals(name) || !command.terms().equals(terms)) {
            throw new RefusedException(new Refusal(Refusal.Code.ALREADY_TAKEN, "there is a plan by this name", "name"));
        }
        return getVersion();
    }

    @CommandHandler
    long handle(ChangePlan command) {
        refuseStale(command.expectedVersion());
        if (retired) {
            throw new RefusedException(Refusal.Code.CONFLICT, "the plan is retired and cannot be changed");
        }
        if (!command.terms().equals(terms)) {
            apply(new PlanChanged(command.plan(), command.terms()));
        }
        return getVersion();
    }

    @CommandHandler
    long handle(RetirePlan command) {
        if (!retired) {
            refuseStale(command.expectedVersion());
            apply(new PlanRetired(command.plan()));
        }
        return getVersion();
    }

    private static void refuseStale(@Nullable Long expectedVersion) {
        if (expectedVersion != null && !expectedVersion.equals(getVersion())) {
            throw new RefusedException(
                    Refusal.Code.STALE_VERSION, "the plan is at version " + getVersion() + ", not " + expectedVersion);
        }
    }

    private static RefusedException invalid(String detail) {
        return new RefusedException(new Refusal(Refusal.Code.INVALID, detail, "name"));
    }

    @EventSourcingHandler
    void on(PlanCreated event) {
        id = event.plan();
        name = event.name();
        terms = event.terms();
        retired = false;
    }

    @EventSourcingHandler
    void on(PlanChanged event) {
        terms = event.terms();
    }

    @EventSourcingHandler
    void on(PlanRetired event) {
        retired = true;
    }
}
