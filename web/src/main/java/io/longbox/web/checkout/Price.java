package io.longbox.web.checkout;

import io.longbox.api.Money;
import io.longbox.api.Points;
import io.longbox.api.cart.CartItemView;
import io.longbox.api.cart.CartView;
import io.longbox.api.order.OrderTotals;
import io.longbox.api.order.PlanDiscount;
import io.longbox.api.order.PointsPayment;
import io.longbox.api.user.SubscriptionView;
import io.longbox.api.user.UserView;
import io.longbox.web.WebProperties;
import io.longbox.web.problem.FieldError;
import io.longbox.web.problem.ProblemException;
import io.longbox.web.problem.ProblemKind;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a cart costs its reader, as far as the views know: the cart itself has the last word.
 *
 * @param items what its items cost
 * @param discount what the reader's plan takes off, or null
 */
record Price(Money items, @Nullable PlanDiscount discount) {

    /**
     * @throws ProblemException if there is nothing in the cart, or there are two currencies in it, which have no sum
     */
    static Price of(CartView cart, UserView user, Instant now) {
        List<Currency> currencies = cart.items().stream()
                .map(item -> item.lineTotal().currency())
                .distinct()
                .toList();
        if (currencies.isEmpty()) {
            throw emptyCart();
        }
        if (currencies.size() > 1) {
            throw new ProblemException(
                    ProblemKind.CONFLICT, "The prices in the cart are in more than one currency, and have no sum.");
        }
        try {
            Money items = cart.items().stream()
                    .map(CartItemView::lineTotal)
                    .reduce(Money.zero(currencies.get(0)), Money::plus);
            return new Price(items, discount(user, now));
        } catch (IllegalArgumentException tooMuch) {
            throw new ProblemException(ProblemKind.CONFLICT, "The cart costs more than can be paid at once.");
        }
    }

    static ProblemException emptyCart() {
        return new ProblemException(ProblemKind.CART_EMPTY, "There is nothing in the cart to pay for.");
    }

    private static @Nullable PlanDiscount discount(UserView user, Instant now) {
        SubscriptionView subscription = user.subscription();
        Integer percent =
                subscription == null ? null : subscription.benefitsAt(now).discountPercent();
        return subscription == null || percent == null
                ? null
                : new PlanDiscount(subscription.plan(), subscription.planName(), percent);
    }

    Money off() {
        return discount == null ? Money.zero(items.currency()) : items.percent(discount.percent());
    }

    Money discounted() {
        return items.minus(off());
    }

    /**
     * What points are worth towards it, or null if there are none.
     *
     * @throws ProblemException if they are not worth anything in the cart's currency
     */
    @Nullable
    PointsPayment points(Points points, WebProperties properties) {
        if (points.value() == 0) {
            return null;
        }
        if (!items.currency().equals(properties.currency())) {
            throw invalidPoints("pay only what is priced in " + properties.currency());
        }
        long value = properties.checkout().pointValue();
        if (points.value() > Money.MAX / value) {
            throw tooManyPoints();
        }
        return new PointsPayment(points, new Money(points.value() * value, items.currency()));
    }

    /**
     * @throws ProblemException if the points are worth more than all of it costs, or it costs more than can be paid
     */
    OrderTotals totals(Money shipping, @Nullable PointsPayment points) {
        Money worth = points == null ? Money.zero(items.currency()) : points.worth();
        if (discounted().minor() + shipping.minor() > Money.MAX) {
            throw new ProblemException(ProblemKind.CONFLICT, "The cart costs more than can be paid at once.");
        }
        Money total = discounted().plus(shipping);
        if (worth.minor() > total.minor()) {
            throw tooManyPoints();
        }
        return new OrderTotals(items, off(), shipping, worth, total.minus(worth));
    }

    private static ProblemException tooManyPoints() {
        return invalidPoints("must not be worth more than the order costs");
    }

    private static ProblemException invalidPoints(String message) {
        return ProblemException.invalid(List.of(new FieldError("points", message)));
    }
}
