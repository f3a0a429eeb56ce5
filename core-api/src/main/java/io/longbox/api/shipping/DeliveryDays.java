package io.longbox.api.shipping;

/**
 * How long a parcel takes, in days.
 *
 * @param from at least, from 0
 * @param to at most, up to {@value #MAX}
 */
public record DeliveryDays(int from, int to) {

    public static final int MAX = 365;

    /**
     * @throws IllegalArgumentException if they are out of range or out of order
     */
    public DeliveryDays {
        if (from < 0 || to < from || to > MAX) {
            throw new IllegalArgumentException("days go up, from 0 to " + MAX + ", not from " + from + " to " + to);
        }
    }
}
