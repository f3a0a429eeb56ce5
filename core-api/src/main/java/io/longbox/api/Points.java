package io.longbox.api;

/**
 * An amount of loyalty points; never negative.
 *
 * @param value from 0 to {@value #MAX}
 */
public record Points(long value) {

    public static final long MAX = 1_000_000_000_000L;
    public static final Points NONE = new Points(0);

    public Points {
        if (value < 0 || value > MAX) {
            throw new IllegalArgumentException("points lie between 0 and " + MAX + ", not " + value);
        }
    }

    /**
     * @throws IllegalArgumentException if the sum passes {@link #MAX}
     */
    public Points plus(Points other) {
        return new Points(value + other.value);
    }

    /**
     * @throws IllegalArgumentException if the difference would be negative
     */
    public Points minus(Points other) {
        return new Points(value - other.value);
    }

    public boolean covers(Points other) {
        return value >= other.value;
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
