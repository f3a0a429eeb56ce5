package io.longbox.audit;

import io.longbox.api.catalog.ReservationId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What one reader got without a ticket. */
final class WalkIns {

    private final Map<ReservationId, Integer> live = new HashMap<>();
    private final Set<ReservationId> sold = new HashSet<>();
    private boolean any;
    private long bought;

    void reserve(ReservationId reservation, int copies) {
        any = true;
        live.put(reservation, copies);
    }

    boolean contains(ReservationId reservation) {
        return live.containsKey(reservation);
    }

    void keep(ReservationId reservation, int copies) {
        live.put(reservation, copies);
    }

    void release(ReservationId reservation) {
        live.remove(reservation);
    }

    void sell(ReservationId reservation, int copies) {
        live.remove(reservation);
        sold.add(reservation);
        bought += copies;
    }

    boolean isSold(ReservationId reservation) {
        return sold.contains(reservation);
    }

    void giveBack(int copies) {
        bought -= copies;
    }

    /** Whether there ever was anything. */
    boolean any() {
        return any;
    }

    long held() {
        return live.values().stream().mapToLong(Integer::longValue).sum();
    }

    /** How many copies were bought and not given back. */
    long bought() {
        return bought;
    }
}
