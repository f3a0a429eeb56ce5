package io.longbox.audit;

import io.longbox.api.catalog.ReservationId;
import java.util.HashMap;
import java.util.Map;

/** What one reader got without a ticket. */
final class WalkIns {

    private final Map<ReservationId, Integer> live = new HashMap<>();
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
        bought += copies;
    }

    /** Whether there ever was anything. */
    boolean any() {
        return any;
    }

    long held() {
        return live.values().stream().mapToLong(Integer::longValue).sum();
    }

    long bought() {
        return bought;
    }
}
