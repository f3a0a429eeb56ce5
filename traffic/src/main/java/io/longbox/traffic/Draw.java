package io.longbox.traffic;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToLongFunction;

/** Seeded draws that depend on what is drawn from, and never on the order in which it came about. */
final class Draw {

    private final long seed;

    Draw(long seed) {
        this.seed = seed;
    }

    /**
     * A share of the items, in an order of its own: rounded to the nearest number, half up.
     *
     * @param number tells the items apart
     * @param purpose keeps draws from the same items apart
     */
    <T> List<T> share(BigDecimal share, Collection<T> items, String purpose, ToLongFunction<T> number) {
        long drawn = share.multiply(BigDecimal.valueOf(items.size()))
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
        return items.stream()
                .sorted(Comparator.comparingLong((T item) ->
                                random(purpose, number.applyAsLong(item)).nextLong())
                        .thenComparingLong(number))
                .limit(drawn)
                .toList();
    }

    /** A number from 1 to this one. */
    long upTo(long most, String purpose, long number) {
        return 1 + random(purpose, number).nextLong(most);
    }

    /** A generator for one purpose of one thing; the same, however often it is asked for. */
    SplittableRandom random(String purpose, long number) {
        // The generator mixes its seed itself; this only has to tell the draws apart.
        return new SplittableRandom((seed * 31 + purpose.hashCode()) * 0x9E37_79B9_7F4A_7C15L + number);
    }
}
