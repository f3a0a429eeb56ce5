package io.longbox.api.order;

import io.longbox.api.Money;
import java.util.List;

/**
 * What an order costs, and how that is paid. All of it is in one currency.
 *
 * @param items what the lines cost
 * @param discount what is taken off that
 * @param shipping what sending it costs
 * @param points what the points are worth that are paid with
 * @param due what is left for the card
 */
public record OrderTotals(Money items, Money discount, Money shipping, Money points, Money due) {

    /**
     * Adds up an order. The discount is rounded down, to the minor unit.
     *
     * @param lines at least one
     * @throws IllegalArgumentException if the currencies differ, the points are worth more than the order costs, or the
     *     sum is larger than {@link Money#MAX}
     */
    public static OrderTotals of(List<OrderLine> lines, CheckoutTerms terms) {
        Money nothing = Money.zero(lines.get(0).unitPrice().currency());
        Money items = lines.stream().map(OrderLine::price).reduce(nothing, Money::plus);
        Money discount = terms.discount() == null
                ? nothing
                : items.percent(terms.discount().percent());
        Money shipping = nothing.plus(terms.shipping().price());
        Money points =
                terms.points() == null ? nothing : nothing.plus(terms.points().worth());
        Money total = items.minus(discount).plus(shipping);
        return new OrderTotals(items, discount, shipping, points, total.minus(points));
    }

    /** What the order costs: the items without the discount, and the shipping. */
    public Money total() {
        return items.minus(discount).plus(shipping);
    }
}
