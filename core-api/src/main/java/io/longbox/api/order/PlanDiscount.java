package io.longbox.api.order;

import io.longbox.api.plan.PlanId;

/**
 * What a reader's plan takes off the price of the items.
 *
 * @param plan the plan that the reader had as they checked out
 * @param planName what it was called
 * @param percent from 1 to 100
 */
public record PlanDiscount(PlanId plan, String planName, int percent) {

    /**
     * @throws IllegalArgumentException if the percentage is out of range
     */
    public PlanDiscount {
        if (percent < 1 || percent > 100) {
            throw new IllegalArgumentException("a discount lies between 1 and 100 percent, not " + percent);
        }
    }
}
