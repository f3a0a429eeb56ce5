package io.longbox.catalog.stock;

import io.longbox.api.Quantity;
import io.longbox.api.catalog.LinePolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The tickets that are still in line, and how many copies each is good for. They are kept as ranges, because a line loses
 * its members mostly at its head, and most want the same: ten thousand people who wait in turn for a copy each are one
 * range.
 */
final class OutstandingTickets {

    /** A ticket, and how many copies it is good for. */
    record Ticket(long number, Quantity quantity) {}

    /** A run of consecutive tickets for the same number of copies, both ends included. */
    private record Range(long first, long last, int quantity) {

        boolean contains(long ticket) {
            return first <= ticket && ticket <= last;
        }

        long size() {
            return last - first + 1;
        }
    }

    /** Rising, without overlap. */
    private List<Range> ranges = new ArrayList<>();

    private long lastIssued;

    long next() {
        return lastIssued + 1;
    }

    void issue(long ticket, Quantity quantity) {
        int end = ranges.size() - 1;
        Range last = end < 0 ? null : ranges.get(end);
        if (last != null && last.last() == ticket - 1 && last.quantity() == quantity.value()) {
            ranges.set(end, new Range(last.first(), ticket, last.quantity()));
        } else {
            ranges.add(new Range(ticket, ticket, quantity.value()));
        }
        lastIssued = ticket;
    }

    void remove(long ticket) {
        int index = indexOf(ticket);
        if (index < 0) {
            return;
        }
        Range range = ranges.remove(index);
        if (ticket < range.last()) {
            ranges.add(index, new Range(ticket + 1, range.last(), range.quantity()));
        }
        if (range.first() < ticket) {
            ranges.add(index, new Range(range.first(), ticket - 1, range.quantity()));
        }
    }

    void clear() {
        ranges.clear();
    }

    boolean contains(long ticket) {
        return indexOf(ticket) >= 0;
    }

    boolean isEmpty() {
        return ranges.isEmpty();
    }

    long size() {
        return ranges.stream().mapToLong(Range::size).sum();
    }

    /**
     * Whose turn it is. Under {@link LinePolicy#HOLD} it can only be the lowest ticket's; under {@link LinePolicy#SKIP} it
     * is that of the lowest one that wants no more than there is.
     *
     * @param available how many copies are free
     */
    Optional<Ticket> next(long available, LinePolicy policy) {
        return ranges.stream()
                .limit(policy == LinePolicy.HOLD ? 1 : ranges.size())
                .filter(range -> range.quantity() <= available)
                .findFirst()
                .map(range -> new Ticket(range.first(), new Quantity(range.quantity())));
    }

    /** How many ranges it takes: the size of this state. */
    int ranges() {
        return ranges.size();
    }

    private int indexOf(long ticket) {
        int low = 0;
        int high = ranges.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            Range range = ranges.get(middle);
            if (range.contains(ticket)) {
                return middle;
            }
            if (range.last() < ticket) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }
}
