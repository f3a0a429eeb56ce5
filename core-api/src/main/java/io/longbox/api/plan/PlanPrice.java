package io.longbox.api.plan;

import io.longbox.api.Money;
import io.longbox.api.Points;
import org.jspecify.annotations.Nullable;

/**
 * What one term costs: points or money, never both.
 *
 * @param points taken from the ledger when a term begins, or null
 * @param money to be paid before a term begins, or null
 */
public record PlanPrice(@Nullable Points points, @Nullable Money money) {

    /**
     * @throws IllegalArgumentException if it is neither or both
     */
    public PlanPrice {
        if ((points == null) == (money == null)) {
            throw new IllegalArgumentException("a price is either in points or in money");
        }
    }

    public static PlanPrice of(Points points) {
        return new PlanPrice(points, null);
    }

    public static PlanPrice of(Money money) {
        return new PlanPrice(null, money);
    }
}
