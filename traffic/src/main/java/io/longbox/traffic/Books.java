package io.longbox.traffic;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Every order that the clients of a run were told of. */
final class Books {

    /** So many points that what they are worth tells what any number is worth. */
    static final int TELLING_POINTS = 100;

    private final AtomicLong worth = new AtomicLong();
    private final ConcurrentMap<String, Purchase> purchases = new ConcurrentHashMap<>();
    private final Discrepancies found;

    /**
     * @param found takes what is wrong at first sight
     */
    Books(Discrepancies found) {
        this.found = found;
    }

    void enter(Purchase purchase) {
        Purchase other = purchases.putIfAbsent(purchase.order(), purchase);
        if (other != null) {
            found.add(
                    ShopFigure.ORDERS,
                    "order (" + purchase.order() + ")",
                    "two checkouts were answered with it, of " + other.reader().about() + " and of "
                            + purchase.reader().about());
        }
    }

    /**
     * Notes what {@link #TELLING_POINTS} points are worth, in cents: the same for everybody.
     *
     * @param about who was told so
     */
    void pointsAreWorth(long cents, String about) {
        if (!worth.compareAndSet(0, cents) && worth.get() != cents) {
            found.compareMoney(
                    ShopFigure.TOTALS, about, "what " + TELLING_POINTS + " points are worth", cents, worth.get());
        }
    }

    /** What points are worth, in cents, as the previews had it. */
    long worth(long points) {
        return points * worth.get() / TELLING_POINTS;
    }

    @Nullable
    Purchase purchase(String order) {
        return purchases.get(order);
    }

    Collection<Purchase> all() {
        return List.copyOf(purchases.values());
    }
}
