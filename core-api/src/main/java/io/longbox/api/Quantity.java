package io.longbox.api;

/**
 * A number of copies, at least one.
 *
 * @param value from 1 to {@value #MAX}
 */
public record Quantity(int value) {

    public static final int MAX = 1_000_000;

    public Quantity {
        if (value < 1 || value > MAX) {
            throw new IllegalArgumentException("a quantity lies between 1 and " + MAX + ", not " + value);
        }
    }

    @Override
    public String toString() {
        return Integer.toString(value);
    }
}
