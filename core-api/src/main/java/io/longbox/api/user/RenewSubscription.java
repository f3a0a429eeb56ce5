package io.longbox.api.user;

import io.longbox.api.plan.PlanId;
import io.longbox.api.plan.PlanTerms;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Ends a term that is over. For the process: answered by {@link SubscriptionRenewed} or {@link SubscriptionEnded}. A term
 * that is not the present one, or is not over, and a plan that is not the next one change nothing.
 *
 * @param user the reader
 * @param term the number of the term that is over
 * @param plan the plan of the next term
 * @param terms what its terms are by now, or null if it is not on offer any more
 * @param at the present moment
 */
public record RenewSubscription(
        @TargetAggregateIdentifier UserId user,
        long term,
        PlanId plan,
        @Nullable PlanTerms terms,
        Instant at) {}
