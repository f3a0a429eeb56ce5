package io.longbox.traffic;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** Counts how the wants end while they are played; safe for any number of clients. */
final class Scoreboard {

    private static final long LONGEST_MICROS = 3_600_000_000L;

    private final AtomicReferenceArray<Observation> observations;
    private final LongAdder inCart = new LongAdder();
    private final LongAdder waiting = new LongAdder();
    private final LongAdder rejected = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final Map<String, LongAdder> reasons = new ConcurrentHashMap<>();
    private final Histogram latency = new ConcurrentHistogram(LONGEST_MICROS, 3);

    Scoreboard(int wants) {
        observations = new AtomicReferenceArray<>(wants);
    }

    /**
     * @param index the want's place in the run; each is recorded once
     */
    void record(int index, Observation observation) {
        Outcome outcome = observation.outcome();
        if (outcome instanceof Outcome.Failed failure) {
            failed.increment();
            count("failed: " + failure.reason());
        } else {
            latency.recordValue(
                    Math.min(LONGEST_MICROS, Math.max(0, (observation.answered() - observation.started()) / 1_000)));
            if (outcome instanceof Outcome.Rejected rejection) {
                rejected.increment();
                count("rejected: " + rejection.reason());
            } else if (outcome instanceof Outcome.Waiting) {
                waiting.increment();
            } else {
                inCart.increment();
            }
        }
        observations.set(index, observation);
    }

    private void count(String reason) {
        // Bounded, should every failure have a text of its own.
        String known = reasons.size() < 100 || reasons.containsKey(reason) ? reason : "other reasons";
        reasons.computeIfAbsent(known, r -> new LongAdder()).increment();
    }

    long inCart() {
        return inCart.sum();
    }

    long waiting() {
        return waiting.sum();
    }

    long rejected() {
        return rejected.sum();
    }

    long failed() {
        return failed.sum();
    }

    /** Time from sending a want to its answer, by percentile, in milliseconds; failed wants are left out. */
    double latencyMillis(double percentile) {
        return latency.getTotalCount() == 0 ? 0 : latency.getValueAtPercentile(percentile) / 1_000.0;
    }

    /** Why wants were rejected or failed, the most frequent reason first. */
    List<String> reasons(int atMost) {
        return reasons.entrySet().stream()
                .sorted((one, other) ->
                        Long.compare(other.getValue().sum(), one.getValue().sum()))
                .limit(atMost)
                .map(reason -> reason.getValue().sum() + " " + reason.getKey())
                .toList();
    }

    /** What has been seen so far, in the order of the wants. */
    List<Observation> observations() {
        List<Observation> seen = new ArrayList<>(observations.length());
        for (int i = 0; i < observations.length(); i++) {
            Observation observation = observations.get(i);
            if (observation != null) {
                seen.add(observation);
            }
        }
        return seen;
    }
}
