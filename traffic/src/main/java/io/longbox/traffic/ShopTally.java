package io.longbox.traffic;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** Counts what happens in a shop run, and how long the answers take; safe for any number of clients. */
final class ShopTally {

    private static final long LONGEST_MICROS = 3_600_000_000L;

    private final Map<ShopCount, LongAdder> counts = new EnumMap<>(ShopCount.class);
    private final Map<String, LongAdder> reasons = new ConcurrentHashMap<>();
    private final Histogram checkouts = new ConcurrentHistogram(LONGEST_MICROS, 3);
    private final Histogram requests = new ConcurrentHistogram(LONGEST_MICROS, 3);

    ShopTally() {
        for (ShopCount count : ShopCount.values()) {
            counts.put(count, new LongAdder());
        }
    }

    void add(ShopCount count) {
        adder(count).increment();
    }

    /** The same, with a reason to show. */
    void add(ShopCount count, String reason) {
        add(count);
        String whole = count.label() + ": " + reason;
        // Bounded, should every case have a text of its own.
        String known = reasons.size() < 200 || reasons.containsKey(whole) ? whole : count.label() + ": other reasons";
        reasons.computeIfAbsent(known, r -> new LongAdder()).increment();
    }

    /**
     * @param nanos from when the request should have been sent to its answer
     */
    void answered(long nanos, boolean checkout) {
        long micros = Math.min(LONGEST_MICROS, Math.max(0, nanos / 1_000));
        requests.recordValue(micros);
        if (checkout) {
            checkouts.recordValue(micros);
        }
    }

    long count(ShopCount count) {
        return adder(count).sum();
    }

    private LongAdder adder(ShopCount count) {
        return counts.getOrDefault(count, new LongAdder());
    }

    long requests() {
        return requests.getTotalCount();
    }

    double checkoutMillis(double percentile) {
        return millis(checkouts, percentile);
    }

    double requestMillis(double percentile) {
        return millis(requests, percentile);
    }

    private static double millis(Histogram histogram, double percentile) {
        return histogram.getTotalCount() == 0 ? 0 : histogram.getValueAtPercentile(percentile) / 1_000.0;
    }

    /** The most frequent reasons, of those that are counted under one heading. */
    List<String> reasons(ShopCount count, int atMost) {
        return reasons.entrySet().stream()
                .filter(reason -> reason.getKey().startsWith(count.label() + ": "))
                .sorted((one, other) ->
                        Long.compare(other.getValue().sum(), one.getValue().sum()))
                .limit(atMost)
                .map(reason -> reason.getValue().sum() + " " + reason.getKey())
                .toList();
    }
}
