package io.longbox.benchmarks.report;

import java.util.Arrays;
import java.util.Collection;
import java.util.function.ToDoubleFunction;

/** Of a few rounds. */
public final class Statistics {

    private Statistics() {}

    /** The middle one, or the mean of the two in the middle; NaN of nothing. */
    public static double median(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        if (sorted.length == 0) {
            return Double.NaN;
        }
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    public static <T> double median(Collection<T> rounds, ToDoubleFunction<T> figure) {
        return median(rounds.stream().mapToDouble(figure).toArray());
    }

    /** By how much the largest is larger than the smallest, as a share of the smallest; NaN of nothing. */
    public static double spread(double... values) {
        double smallest = Arrays.stream(values).min().orElse(Double.NaN);
        double largest = Arrays.stream(values).max().orElse(Double.NaN);
        return largest / smallest - 1;
    }
}
