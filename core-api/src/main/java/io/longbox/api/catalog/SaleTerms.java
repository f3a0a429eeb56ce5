package io.longbox.api.catalog;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How one product is sold; what is null is as the store's properties have it.
 *
 * @param hold how long a cart holds its copies
 * @param offer how long a cart holds copies that were offered to somebody in line
 * @param linePolicy what happens when the head of the line wants more than there is
 */
public record SaleTerms(@Nullable Duration hold, @Nullable Duration offer, LinePolicy linePolicy) {

    public static final SaleTerms STANDARD = new SaleTerms(null, null, LinePolicy.HOLD);

    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofDays(365);

    /**
     * @throws IllegalArgumentException if a time is shorter than a second or longer than 365 days
     */
    public SaleTerms {
        check("hold", hold);
        check("offer", offer);
    }

    private static void check(String name, @Nullable Duration time) {
        if (time != null && (time.compareTo(SHORTEST) < 0 || time.compareTo(LONGEST) > 0)) {
            throw new IllegalArgumentException(name + " lies between one second and 365 days, not " + time);
        }
    }
}
