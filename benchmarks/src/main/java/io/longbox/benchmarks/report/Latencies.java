package io.longbox.benchmarks.report;

import org.HdrHistogram.Histogram;

/** Latencies to three digits, up to an hour. Not for threads that share it. */
public final class Latencies {

    private static final long HIGHEST_NANOS = 3_600_000_000_000L;

    private final Histogram nanos = new Histogram(HIGHEST_NANOS, 3);

    public void add(long latencyNanos) {
        nanos.recordValue(Math.max(0, Math.min(latencyNanos, HIGHEST_NANOS)));
    }

    public void add(Latencies others) {
        nanos.add(others.nanos);
    }

    public long count() {
        return nanos.getTotalCount();
    }

    /** In milliseconds: as long as this or shorter took that share of them; NaN of nothing. */
    public double millis(double percentile) {
        return count() == 0 ? Double.NaN : nanos.getValueAtPercentile(percentile) / 1e6;
    }

    /** In milliseconds; NaN of nothing. */
    public double maxMillis() {
        return count() == 0 ? Double.NaN : nanos.getMaxValue() / 1e6;
    }
}
