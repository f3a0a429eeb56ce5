package io.longbox.api.user;

import io.longbox.api.plan.PlanId;
import io.longbox.api.plan.PlanTerms;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Subscribes a reader to a plan, or to another one than before. The plan the reader has already changes nothing, but a
 * cancelled one goes on again; and a new payment for it pays the next term.
 *
 * @param user the reader
 * @param entry the ledger's entry if it costs points: the idempotency key of the charge
 * @param plan which plan
 * @param planName what it is called
 * @param terms what a term of it is, as the caller was shown it
 * @param payment the money received for one term, or null
 * @param now whether another plan begins at once, at its full price and instead of the rest of the present term; or else
 *     with the next term
 * @param at the present moment
 */
public record Subscribe(
        @TargetAggregateIdentifier UserId user,
        PointsEntryId entry,
        PlanId plan,
        String planName,
        PlanTerms terms,
        @Nullable Payment payment,
        boolean now,
        Instant at) {}
