package io.longbox.api.order;

import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * What was sold under one key, in one currency. Amounts are in minor units. An amount of a whole order is spread over its
 * products by what they cost, so that nothing is lost: the sums over products, days and states are the same.
 *
 * @param key the day as ISO 8601, the id of the product, or the name of the {@link OrderStatus}
 * @param title what the product is called, or null if the key is none
 * @param currency what the amounts are in
 * @param orders how many orders were paid for; by state, how many were placed
 * @param copies how many copies were paid for
 * @param gross what they cost, before any discount
 * @param discount what plans took off that
 * @param shipping what sending them cost
 * @param points what the points were worth that were paid with
 * @param captured what was taken from cards
 * @param refunded what went back to cards
 * @param chargedBack what the cardholders' banks took back
 */
public record RevenueRow(
        String key,
        @Nullable String title,
        Currency currency,
        long orders,
        long copies,
        long gross,
        long discount,
        long shipping,
        long points,
        long captured,
        long refunded,
        long chargedBack) {

    /** What stays of the money; negative where more went back than came in. */
    public long net() {
        return captured - refunded - chargedBack;
    }
}
