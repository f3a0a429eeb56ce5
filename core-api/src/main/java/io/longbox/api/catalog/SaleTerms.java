package io.longbox.api.catalog;

import io.longbox.api.plan.PlanId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How one product is sold; what is null is as the store's properties have it.
 *
 * @param hold how long a cart holds its copies
 * @param offer how long a cart holds copies that were offered to somebody in line
 * @param linePolicy what happens when the head of the line wants more than there is
 * @param opening from when on it can be asked for, or null if it always can; who is in line by then stays there
 */
public record SaleTerms(
        @Nullable Duration hold,
        @Nullable Duration offer,
        LinePolicy linePolicy,
        @Nullable Opening opening) {

    public static final SaleTerms STANDARD = new SaleTerms(null, null, LinePolicy.HOLD, null);

    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofDays(365);

    /**
     * @throws IllegalArgumentException if a time is shorter than a second or longer than 365 days
     */
    public SaleTerms {
        check("hold", hold);
        check("offer", offer);
    }

    /** Whether a question is let in: see {@link Opening#letsIn}. */
    public boolean letIn(Instant askedAt, @Nullable PlanId plan) {
        return opening == null || opening.letsIn(askedAt, plan);
    }

    static void check(String name, @Nullable Duration time) {
        if (time != null && (time.compareTo(SHORTEST) < 0 || time.compareTo(LONGEST) > 0)) {
            throw new IllegalArgumentException(name + " lies between one second and 365 days, not " + time);
        }
    }
}
