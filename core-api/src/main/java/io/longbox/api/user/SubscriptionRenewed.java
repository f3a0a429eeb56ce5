package io.longbox.api.user;

import io.longbox.api.plan.PlanId;
import io.longbox.api.plan.PlanTerms;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * The next term began.
 *
 * @param user the reader
 * @param plan which plan
 * @param planName what it is called
 * @param terms what was agreed for the term
 * @param term when it is
 * @param charge what it cost in points, or null
 * @param payment what was paid for it in money, or null
 */
@Revision("1")
public record SubscriptionRenewed(
        UserId user,
        PlanId plan,
        String planName,
        PlanTerms terms,
        SubscriptionTerm term,
        @Nullable PointsCharge charge,
        @Nullable Payment payment)
        implements UserEvent {}
