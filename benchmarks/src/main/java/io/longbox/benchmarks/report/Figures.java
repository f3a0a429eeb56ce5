package io.longbox.benchmarks.report;

import java.util.Locale;

/** How figures are written: as many digits as they are worth. */
public final class Figures {

    /** Where there is no figure. */
    public static final String NONE = "–";

    private Figures() {}

    /** Of how many there are in a second. */
    public static String rate(double perSecond) {
        if (!Double.isFinite(perSecond)) {
            return NONE;
        }
        return perSecond < 100 ? format("%.1f", perSecond) : format("%,.0f", perSecond);
    }

    public static String count(long number) {
        return format("%,d", number);
    }

    /** Milliseconds, without their unit. */
    public static String millis(double millis) {
        if (!Double.isFinite(millis)) {
            return NONE;
        }
        return millis < 10 ? format("%.2f", millis) : millis < 100 ? format("%.1f", millis) : format("%,.0f", millis);
    }

    /** Two latencies in milliseconds in one cell. */
    public static String millis(double one, double other) {
        return millis(one) + " / " + millis(other);
    }

    /** Microseconds, without their unit. */
    public static String micros(double micros) {
        return Double.isFinite(micros) ? format("%.3f", micros) : NONE;
    }

    public static String seconds(double seconds) {
        return Double.isFinite(seconds) ? format("%,.1f s", seconds) : NONE;
    }

    /** What the one is of the other, to two decimal places. */
    public static String ratio(double one, double other) {
        double ratio = one / other;
        if (!Double.isFinite(ratio)) {
            return NONE;
        }
        return ratio >= 10 ? format("%,.0f", ratio) : format("%.2f", ratio);
    }

    public static String percent(double share) {
        return Double.isFinite(share) ? format("%.0f %%", share * 100) : NONE;
    }

    /** Processor cores, to two decimal places. */
    public static String cores(double cores) {
        return Double.isFinite(cores) ? format("%.2f", cores) : NONE;
    }

    public static String megabytes(long bytes) {
        return format("%,.0f MB", bytes / 1e6);
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
