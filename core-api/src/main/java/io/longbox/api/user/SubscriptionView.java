package io.longbox.api.user;

import io.longbox.api.plan.PlanBenefits;
import io.longbox.api.plan.PlanId;
import io.longbox.api.plan.PlanTerms;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A reader's present subscription.
 *
 * @param plan which plan
 * @param planName what the plan is called
 * @param terms as they were when the present term began
 * @param from when the present term began
 * @param until when it ends; benefits end then, whether or not the end has been handled yet
 * @param renews whether another term follows, if it is or can be paid
 * @param next the plan of the term that follows, or null if it is the same
 * @param prepaid whether the term that follows is paid for already
 */
public record SubscriptionView(
        PlanId plan,
        String planName,
        PlanTerms terms,
        Instant from,
        Instant until,
        boolean renews,
        @Nullable PlanId next,
        boolean prepaid) {

    /** What the reader gets at a moment. */
    public PlanBenefits benefitsAt(Instant moment) {
        return moment.isBefore(until) ? terms.benefits() : PlanBenefits.NONE;
    }
}
