package io.longbox.api.cart;

import io.longbox.api.order.CheckoutTerms;
import io.longbox.api.order.OrderId;
import io.longbox.api.order.OrderLine;
import io.longbox.api.order.OrderTotals;
import io.longbox.api.user.UserId;
import java.util.List;
import org.axonframework.serialization.Revision;

/** The reader buys what is in the cart.
 *
 * @param user the reader
 * @param order names the order
 * @param lines what is bought
 * @param terms how
 * @param totals what it costs
 */
@Revision("1")
public record CheckoutRequested(
        UserId user, OrderId order, List<OrderLine> lines, CheckoutTerms terms, OrderTotals totals)
        implements CartEvent {}
