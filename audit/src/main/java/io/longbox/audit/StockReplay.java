package io.longbox.audit;

import io.longbox.api.catalog.LinePaused;
import io.longbox.api.catalog.LinePolicy;
import io.longbox.api.catalog.LineResumed;
import io.longbox.api.catalog.ReservationId;
import io.longbox.api.catalog.ReservationReduced;
import io.longbox.api.catalog.ReservationReleased;
import io.longbox.api.catalog.SaleConfirmed;
import io.longbox.api.catalog.SaleReturned;
import io.longbox.api.catalog.SaleTermsSet;
import io.longbox.api.catalog.StockAdjusted;
import io.longbox.api.catalog.StockClosed;
import io.longbox.api.catalog.StockEvent;
import io.longbox.api.catalog.StockReceived;
import io.longbox.api.catalog.StockReserved;
import io.longbox.api.catalog.TicketForfeited;
import io.longbox.api.catalog.TicketServed;
import io.longbox.api.catalog.WaitlistTicketIssued;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How a product's stock stands after some of its events, whatever these say: it refuses nothing, so that it can follow
 * a stream that breaks every rule. It knows live reservations and outstanding tickets only, however long the past.
 */
final class StockReplay {

    private long received;
    private long adjusted;
    private long sold;
    private long held;
    private final Map<ReservationId, Integer> reservations = new HashMap<>();

    private long lastTicket;
    private final NavigableMap<Long, Integer> wanted = new TreeMap<>();
    private final NavigableMap<Long, NavigableSet<Long>> ticketsByWant = new TreeMap<>();
    private LinePolicy policy = LinePolicy.HOLD;
    private boolean paused;
    private boolean closed;

    /** Copies that were delivered. */
    long received() {
        return received;
    }

    /** By how many copies the number on hand was corrected, negative if some were missing. */
    long adjusted() {
        return adjusted;
    }

    /** Copies that were sold and have not come back. */
    long sold() {
        return sold;
    }

    /** Copies in live reservations. */
    long held() {
        return held;
    }

    /** Copies that are there for the next; negative if more were given away than there were. */
    long free() {
        return received + adjusted - sold - held;
    }

    int liveReservations() {
        return reservations.size();
    }

    /** How many copies a reservation holds, or null if it is not live. */
    @Nullable
    Integer heldBy(ReservationId reservation) {
        return reservations.get(reservation);
    }

    /** The highest ticket so far, or 0. */
    long lastTicket() {
        return lastTicket;
    }

    int waiting() {
        return wanted.size();
    }

    /** How many copies a ticket waits for, or null if it is not outstanding. */
    @Nullable
    Integer wantedBy(long ticket) {
        return wanted.get(ticket);
    }

    /** The lowest outstanding ticket, or null if nobody waits. */
    @Nullable
    Long head() {
        return wanted.isEmpty() ? null : wanted.firstKey();
    }

    /** How many outstanding tickets are lower. */
    int before(long ticket) {
        return wanted.headMap(ticket).size();
    }

    /** The lowest outstanding ticket that wants no more than this, or null if all want more. */
    @Nullable
    Long lowestWantingAtMost(long copies) {
        return ticketsByWant.headMap(copies, true).values().stream()
                .map(NavigableSet::first)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    /** Whom the policy names for what is free, paused or not; null if nobody can be served. */
    @Nullable
    Long nextByPolicy() {
        Long head = head();
        if (head == null || policy == LinePolicy.SKIP) {
            return lowestWantingAtMost(free());
        }
        return wanted.get(head) <= free() ? head : null;
    }

    LinePolicy policy() {
        return policy;
    }

    boolean isPaused() {
        return paused;
    }

    boolean isClosed() {
        return closed;
    }

    void apply(StockEvent event) {
        if (event instanceof StockReceived delivery) {
            received += delivery.quantity().value();
        } else if (event instanceof StockAdjusted correction) {
            adjusted += correction.change();
        } else if (event instanceof StockReserved reserved) {
            hold(reserved.reservation(), reserved.quantity().value());
        } else if (event instanceof ReservationReduced reduced) {
            if (reservations.containsKey(reduced.reservation())) {
                hold(reduced.reservation(), reduced.remaining().value());
            }
        } else if (event instanceof ReservationReleased released) {
            end(released.reservation());
        } else if (event instanceof SaleConfirmed sale) {
            end(sale.reservation());
            sold += sale.quantity().value();
        } else if (event instanceof SaleReturned back) {
            sold -= back.quantity().value();
        } else {
            applyToLine(event);
        }
    }

    private void applyToLine(StockEvent event) {
        if (event instanceof WaitlistTicketIssued issued) {
            leave(issued.ticket());
            lastTicket = Math.max(lastTicket, issued.ticket());
            join(issued.ticket(), issued.quantity().value());
        } else if (event instanceof TicketServed served) {
            leave(served.ticket());
            hold(served.reservation(), served.quantity().value());
        } else if (event instanceof TicketForfeited forfeited) {
            leave(forfeited.ticket());
        } else if (event instanceof LinePaused) {
            paused = true;
        } else if (event instanceof LineResumed) {
            paused = false;
        } else if (event instanceof SaleTermsSet set) {
            policy = set.terms().linePolicy();
        } else if (event instanceof StockClosed) {
            closed = true;
            wanted.clear();
            ticketsByWant.clear();
        }
    }

    private void hold(ReservationId reservation, int copies) {
        end(reservation);
        reservations.put(reservation, copies);
        held += copies;
    }

    private void end(ReservationId reservation) {
        Integer copies = reservations.remove(reservation);
        if (copies != null) {
            held -= copies;
        }
    }

    private void join(long ticket, int copies) {
        wanted.put(ticket, copies);
        ticketsByWant.computeIfAbsent((long) copies, none -> new TreeSet<>()).add(ticket);
    }

    private void leave(long ticket) {
        Integer copies = wanted.remove(ticket);
        if (copies != null) {
            ticketsByWant.computeIfPresent((long) copies, (want, tickets) -> {
                tickets.remove(ticket);
                return tickets.isEmpty() ? null : tickets;
            });
        }
    }
}
