package io.longbox.catalog.stock;

import java.util.ArrayList;
import java.util.List;

/**
 * The tickets that are still in line. They are kept as ranges, because a line loses its members mostly at its head: ten
 * thousand people who wait in turn are one range.
 */
final class OutstandingTickets {

    /** A run of consecutive tickets, both ends included. */
    private record Range(long first, long last) {

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

    void issue(long ticket) {
        int end = ranges.size() - 1;
        if (end >= 0 && ranges.get(end).last() == ticket - 1) {
            ranges.set(end, new Range(ranges.get(end).first(), ticket));
        } else {
            ranges.add(new Range(ticket, ticket));
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
            ranges.add(index, new Range(ticket + 1, range.last()));
        }
        if (range.first() < ticket) {
            ranges.add(index, new Range(range.first(), ticket - 1));
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

    boolean isLowest(long ticket) {
        return !ranges.isEmpty() && ranges.get(0).first() == ticket;
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
