package io.longbox.api.user;

import io.longbox.api.plan.PlanPeriod;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * One term of a subscription. Terms are calendar months in UTC, counted from where the first of them began: what begins
 * on the 31st ends on the last day of a shorter month, and on the 31st again after it.
 *
 * @param number rises by one with each term that a reader ever had
 * @param anchor from where months are counted
 * @param months how many of them there are from the anchor to the end
 * @param from when the term begins
 * @param until when it ends
 */
public record SubscriptionTerm(long number, Instant anchor, int months, Instant from, Instant until) {

    /** A term that begins a count of its own. */
    public static SubscriptionTerm startingAt(Instant at, long number, PlanPeriod period) {
        return new SubscriptionTerm(number, at, period.months(), at, after(at, period.months()));
    }

    /** The term that begins when this one ends. */
    public SubscriptionTerm followedBy(PlanPeriod period) {
        int end = months + period.months();
        return new SubscriptionTerm(number + 1, anchor, end, until, after(anchor, end));
    }

    private static Instant after(Instant anchor, int months) {
        return anchor.atOffset(ZoneOffset.UTC).plusMonths(months).toInstant();
    }
}
