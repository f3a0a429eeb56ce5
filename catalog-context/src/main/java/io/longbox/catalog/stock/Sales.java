package io.longbox.catalog.stock;

import io.longbox.api.Quantity;
import io.longbox.api.catalog.ReservationId;
import io.longbox.api.catalog.RestockId;
import io.longbox.api.order.OrderId;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was sold and may come back: so that nothing comes back that was not sold, or twice.
 *
 * <p>The memory is bounded. Of the latest sales it knows how many copies each may still give back; of those before, how
 * many they may give back together. So a parcel that comes back late is taken all the same, and however often somebody
 * asks, there are never more copies than there were.
 */
final class Sales {

    static final int REMEMBERED = 1_000;

    private record Sale(@Nullable String order, int out) {}

    private LinkedHashMap<String, Sale> latest = new LinkedHashMap<>();
    private long outOfForgotten;
    private LinkedHashSet<String> answered = new LinkedHashSet<>();

    void add(ReservationId reservation, @Nullable OrderId order, Quantity quantity) {
        latest.put(reservation.toString(), new Sale(order == null ? null : order.toString(), quantity.value()));
        if (latest.size() > REMEMBERED) {
            Map.Entry<String, Sale> oldest = latest.entrySet().iterator().next();
            outOfForgotten += oldest.getValue().out();
            latest.remove(oldest.getKey());
        }
    }

    /** Whether the order is known to have bought from the reservation. */
    boolean wasSoldTo(ReservationId reservation, OrderId order) {
        Sale sale = latest.get(reservation.toString());
        return sale != null && order.toString().equals(sale.order());
    }

    boolean remembers(ReservationId reservation) {
        return latest.containsKey(reservation.toString());
    }

    /** How many of the copies a sale may give back: none if it was another order's, or if all of them are back. */
    long returnable(ReservationId reservation, OrderId order, Quantity wanted) {
        Sale sale = latest.get(reservation.toString());
        if (sale == null) {
            return Math.min(wanted.value(), outOfForgotten);
        }
        boolean anothers = sale.order() != null && !sale.order().equals(order.toString());
        return anothers ? 0 : Math.min(wanted.value(), sale.out());
    }

    void takeBack(ReservationId reservation, RestockId restock, Quantity quantity) {
        Sale sale = latest.get(reservation.toString());
        if (sale == null) {
            outOfForgotten -= quantity.value();
        } else {
            latest.put(reservation.toString(), new Sale(sale.order(), sale.out() - quantity.value()));
        }
        answer(reservation, restock);
    }

    /** The question was answered, whether or not anything came back. */
    void answer(ReservationId reservation, RestockId restock) {
        answered.add(key(reservation, restock));
        if (answered.size() > REMEMBERED) {
            answered.remove(answered.iterator().next());
        }
    }

    boolean isAnswered(ReservationId reservation, RestockId restock) {
        return answered.contains(key(reservation, restock));
    }

    private static String key(ReservationId reservation, RestockId restock) {
        return reservation + " " + restock;
    }
}
