package io.longbox.api.order;

import io.longbox.api.Money;
import io.longbox.api.Points;

/**
 * Points that are paid with.
 *
 * @param points how many, at least one
 * @param worth what they are worth
 */
public record PointsPayment(Points points, Money worth) {

    /**
     * @throws IllegalArgumentException if there are none
     */
    public PointsPayment {
        if (points.value() == 0) {
            throw new IllegalArgumentException("nobody pays with no points");
        }
    }
}
