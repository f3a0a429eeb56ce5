package io.longbox.catalog.stock;

import io.longbox.api.Quantity;
import io.longbox.api.catalog.ReservationId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The live reservations of one product, and how many copies they hold between them. */
final class Reservations {

    /** @param askedAt when the question that led to it was first asked */
    record Held(int quantity, Instant askedAt) {}

    private LinkedHashMap<String, Held> live = new LinkedHashMap<>();
    private long copies;

    long copies() {
        return copies;
    }

    boolean contains(ReservationId reservation) {
        return live.containsKey(reservation.toString());
    }

    @Nullable
    Held find(ReservationId reservation) {
        return live.get(reservation.toString());
    }

    /** All of them as they are now, the oldest first. */
    Map<ReservationId, Held> all() {
        Map<ReservationId, Held> all = new LinkedHashMap<>();
        live.forEach((reservation, held) -> all.put(ReservationId.of(reservation), held));
        return all;
    }

    void add(ReservationId reservation, Quantity quantity, Instant askedAt) {
        live.put(reservation.toString(), new Held(quantity.value(), askedAt));
        copies += quantity.value();
    }

    /** It keeps its place among the others. */
    void reduce(ReservationId reservation, Quantity remaining) {
        Held held = existing(reservation, live.get(reservation.toString()));
        live.put(reservation.toString(), new Held(remaining.value(), held.askedAt()));
        copies -= held.quantity() - remaining.value();
    }

    Held remove(ReservationId reservation) {
        Held held = existing(reservation, live.remove(reservation.toString()));
        copies -= held.quantity();
        return held;
    }

    private static Held existing(ReservationId reservation, @Nullable Held held) {
        if (held == null) {
            throw new IllegalStateException("the stream ends a reservation that it never made: " + reservation);
        }
        return held;
    }
}
