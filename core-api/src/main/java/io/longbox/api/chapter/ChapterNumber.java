package io.longbox.api.chapter;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Where a chapter stands among those of its product: 1, 2, and 2.5 for what comes in between.
 *
 * @param value from 0 to 99999, with at most two decimals, none of them a trailing zero
 */
public record ChapterNumber(BigDecimal value) implements Comparable<ChapterNumber> {

    private static final BigDecimal MAX = BigDecimal.valueOf(99_999);

    /**
     * @throws IllegalArgumentException if it is out of range or has more than two decimals
     */
    public ChapterNumber {
        if (value.signum() < 0 || value.compareTo(MAX) > 0) {
            throw new IllegalArgumentException("a chapter's number lies between 0 and " + MAX);
        }
        if (value.signum() != 0 && value.stripTrailingZeros().scale() > 2) {
            throw new IllegalArgumentException("a chapter's number has at most two decimals");
        }
        BigDecimal shortest = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
        value = shortest.scale() < 0 ? shortest.setScale(0, RoundingMode.UNNECESSARY) : shortest;
    }

    public static ChapterNumber of(String text) {
        return new ChapterNumber(new BigDecimal(text));
    }

    @Override
    public int compareTo(ChapterNumber other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toPlainString();
    }
}
