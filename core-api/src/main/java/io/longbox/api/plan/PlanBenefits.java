package io.longbox.api.plan;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a subscriber gets.
 *
 * @param earlyAccess whether they may ask for a product in the early-access window of its drop
 * @param pointsMultiplier what earned points are multiplied by, from 1 to 100, with at most two decimals
 * @param chaptersIncluded whether they may read chapters that are in plans
 * @param discountPercent what is taken off the price of what they order, from 1 to 100, or null for nothing
 */
public record PlanBenefits(
        boolean earlyAccess,
        BigDecimal pointsMultiplier,
        boolean chaptersIncluded,
        @Nullable Integer discountPercent) {

    private static final BigDecimal MAX_MULTIPLIER = BigDecimal.valueOf(100);

    public static final PlanBenefits NONE = new PlanBenefits(false, BigDecimal.ONE, false, null);

    /**
     * @throws IllegalArgumentException if the multiplier or the discount is out of range, or the multiplier finer than a hundredth
     */
    public PlanBenefits {
        if (pointsMultiplier.compareTo(BigDecimal.ONE) < 0 || pointsMultiplier.compareTo(MAX_MULTIPLIER) > 0) {
            throw new IllegalArgumentException("the points multiplier lies between 1 and " + MAX_MULTIPLIER);
        }
        if (discountPercent != null && (discountPercent < 1 || discountPercent > 100)) {
            throw new IllegalArgumentException("a discount lies between 1 and 100 percent");
        }
        BigDecimal shortest = pointsMultiplier.stripTrailingZeros();
        if (shortest.scale() > 2) {
            throw new IllegalArgumentException("the points multiplier has at most two decimals");
        }
        pointsMultiplier = shortest.scale() < 0 ? shortest.setScale(0) : shortest;
    }
}
