package io.longbox.order.order;

import io.longbox.api.Money;
import io.longbox.api.Points;
import io.longbox.api.order.OrderTotals;
import io.longbox.api.order.PointsPayment;
import java.math.BigInteger;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What was paid for an order, and what of it has gone back. Each amount that goes back is the difference of two sums: what
 * is owed for all that has been taken back by now, and what was given back for it before. So nothing is lost by rounding,
 * and whoever brings back everything, in whatever parts, gets back everything.
 *
 * <p>Copies are worth their price less the discount. The card gets its money back first, then the points: a reader who
 * paid with both is not paid out for points. What a bank took back by itself is not given back once more. Points that were
 * earned are taken away in proportion to the money that goes back, or is gone.
 */
final class Settlement {

    /** What goes back to the reader, and what is taken away. */
    record Back(Money money, Points returned, Points revoked) {}

    private @Nullable OrderTotals totals;
    private @Nullable PointsPayment points;
    private long reward;

    /** The price of the copies that were taken back, before the discount, in minor units. */
    private long priceBack;

    private boolean shippingBack;
    /** Money that was given for nothing, in minor units. */
    private long goodwill;

    private long chargedBack;
    private long moneyBack;
    private long pointsBack;
    private long revoked;

    void open(OrderTotals agreed, @Nullable PointsPayment paidInPoints) {
        totals = agreed;
        points = paidInPoints;
    }

    void earn(Points earned) {
        reward = earned.value();
    }

    void chargeBack(Money amount) {
        chargedBack += amount.minor();
    }

    OrderTotals totals() {
        return Objects.requireNonNull(totals);
    }

    /** What is left of the card's money. */
    Money left() {
        return new Money(
                Math.max(0, due() - chargedBack - moneyBack), totals().due().currency());
    }

    /**
     * What goes back if some more is taken back.
     *
     * @param price what the copies cost, before the discount, in minor units
     * @param shipping whether the shipping goes back with it
     * @param gift money that is given back for nothing, in minor units
     */
    Back quote(long price, boolean shipping, long gift) {
        long value = value(priceBack + price, shippingBack || shipping);
        long owed = Math.min(due(), Math.min(value, due()) + goodwill + gift);
        long money = Math.max(0, Math.min(owed, due() - chargedBack) - moneyBack);
        long returned = points == null
                ? 0
                : share(
                                points.points().value(),
                                Math.max(0, value - due()),
                                points.worth().minor())
                        - pointsBack;
        long gone = Math.min(due(), moneyBack + money + chargedBack);
        long taken = due() == 0 ? 0 : Math.max(0, share(reward, gone, due()) - revoked);
        return new Back(new Money(money, totals().due().currency()), new Points(returned), new Points(taken));
    }

    void book(long price, boolean shipping, long gift, Back back) {
        priceBack += price;
        shippingBack |= shipping;
        goodwill += gift;
        moneyBack += back.money().minor();
        pointsBack += back.returned().value();
        revoked += back.revoked().value();
    }

    private long due() {
        return totals().due().minor();
    }

    /** What copies of a price are worth with their part of the discount, and the shipping if it goes back too. */
    private long value(long price, boolean shipping) {
        long items = totals().items().minor();
        long paid = items - totals().discount().minor();
        return share(paid, price, items) + (shipping ? totals().shipping().minor() : 0);
    }

    private static long share(long whole, long part, long of) {
        return of == 0
                ? 0
                : BigInteger.valueOf(whole)
                        .multiply(BigInteger.valueOf(part))
                        .divide(BigInteger.valueOf(of))
                        .longValueExact();
    }
}
