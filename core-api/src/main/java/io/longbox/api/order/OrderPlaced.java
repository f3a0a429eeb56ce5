package io.longbox.api.order;

import io.longbox.api.Points;
import io.longbox.api.user.UserId;
import java.util.List;
import org.axonframework.serialization.Revision;

/** An order was placed; it is not paid for yet.
 *
 * @param order the order
 * @param number what readers call it by, from 1
 * @param user who buys
 * @param lines what is bought
 * @param terms how
 * @param totals what it costs
 * @param reward the points that the reader earns with it, before the multiplier of their plan
 */
@Revision("1")
public record OrderPlaced(
        OrderId order,
        long number,
        UserId user,
        List<OrderLine> lines,
        CheckoutTerms terms,
        OrderTotals totals,
        Points reward)
        implements OrderEvent {}
