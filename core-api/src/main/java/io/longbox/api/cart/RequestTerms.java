package io.longbox.api.cart;

import io.longbox.api.Money;
import io.longbox.api.catalog.ProductStatus;
import io.longbox.api.plan.PlanId;
import io.longbox.api.user.UserStatus;
import org.jspecify.annotations.Nullable;

/**
 * Who may ask for what, and at which price, in one answer: it is on the way of every request for an item.
 *
 * @param reader null if there is none
 * @param offer null if there is no such product
 */
public record RequestTerms(
        @Nullable Reader reader, @Nullable Offer offer) {

    /**
     * @param earlyAccess the plan by which the reader may ask before others; null if there is none
     */
    public record Reader(UserStatus status, @Nullable PlanId earlyAccess) {}

    /**
     * @param price of one copy; null as long as it has none
     */
    public record Offer(ProductStatus status, @Nullable Money price) {}
}
