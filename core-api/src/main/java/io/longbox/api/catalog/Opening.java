package io.longbox.api.catalog;

import io.longbox.api.plan.PlanId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The moment from which a product can be asked for: a drop. What counts is when a question was first asked, by the store's
 * clock; among those who are let in, the order in which the gate takes their questions decides.
 *
 * @param at when everybody may ask
 * @param earlyAccess how long before that subscribers may ask whose plan lets them in early, or null if nobody may
 */
public record Opening(Instant at, @Nullable Duration earlyAccess) {

    /**
     * @throws IllegalArgumentException if the early access is shorter than a second or longer than 365 days
     */
    public Opening {
        SaleTerms.check("earlyAccess", earlyAccess);
    }

    /**
     * Whether a question is let in.
     *
     * @param askedAt when it was first asked
     * @param plan the plan that lets its reader in early, or null
     */
    public boolean letsIn(Instant askedAt, @Nullable PlanId plan) {
        return !askedAt.isBefore(at)
                || (plan != null && earlyAccess != null && !askedAt.isBefore(at.minus(earlyAccess)));
    }
}
