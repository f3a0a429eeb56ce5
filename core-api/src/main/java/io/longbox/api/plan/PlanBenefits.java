package io.longbox.api.plan;

import java.math.BigDecimal;

/**
 * What a subscriber gets.
 *
 * @param earlyAccess whether they may ask for a product in the early-access window of its drop
 * @param pointsMultiplier what earned points are multiplied by, from 1 to 100, with at most two decimals
 * @param chaptersIncluded whether they may read chapters that are in plans
 */
public record PlanBenefits(boolean earlyAccess, BigDecimal pointsMultiplier, boolean chaptersIncluded) {

    private static final BigDecimal MAX_MULTIPLIER = BigDecimal.valueOf(100);

    public static final PlanBenefits NONE = new PlanBenefits(false, BigDecimal.ONE, false);

    /**
     * @throws IllegalArgumentException if the multiplier is out of range or finer than a hundredth
     */
    public PlanBenefits {
        if (pointsMultiplier.compareTo(BigDecimal.ONE) < 0 || pointsMultiplier.compareTo(MAX_MULTIPLIER) > 0) {
            throw new IllegalArgumentException("the points multiplier lies between 1 and " + MAX_MULTIPLIER);
        }
        BigDecimal shortest = pointsMultiplier.stripTrailingZeros();
        if (shortest.scale() > 2) {
            throw new IllegalArgumentException("the points multiplier has at most two decimals");
        }
        pointsMultiplier = shortest.scale() < 0 ? shortest.setScale(0) : shortest;
    }
}
