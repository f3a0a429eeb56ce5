package io.longbox.user.account;

import io.longbox.api.Points;
import io.longbox.api.user.PointsEntryId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was paid lately, and whether it was given back: so that nothing is paid twice, and nothing given back twice. The
 * memory is bounded; what is forgotten is not given back any more.
 */
final class Spends {

    static final int REMEMBERED = 1_000;

    private record Spend(long amount, boolean reversed) {}

    private LinkedHashMap<String, Spend> latest = new LinkedHashMap<>();
    private long reversible;

    boolean isSpent(PointsEntryId entry) {
        return amountOf(entry) != null;
    }

    boolean isReversed(PointsEntryId entry) {
        Spend spend = latest.get(entry.toString());
        return spend != null && spend.reversed();
    }

    /** What a reversal would give back, or null if there is nothing to give back. */
    @Nullable
    Points amountOf(PointsEntryId entry) {
        Spend spend = latest.get(entry.toString());
        return spend == null || spend.reversed() ? null : new Points(spend.amount());
    }

    /** All that may still be given back. With the balance it is never more than an account can hold. */
    Points reversible() {
        return new Points(reversible);
    }

    void spend(PointsEntryId entry, Points amount) {
        remember(entry, new Spend(amount.value(), false));
    }

    /** The entry takes nothing any more, whether or not it had taken anything. */
    void reverse(PointsEntryId entry) {
        Points amount = amountOf(entry);
        remember(entry, new Spend(amount == null ? 0 : amount.value(), true));
    }

    private void remember(PointsEntryId entry, Spend spend) {
        Spend before = latest.put(entry.toString(), spend);
        reversible += open(spend) - open(before);
        if (latest.size() > REMEMBERED) {
            Map.Entry<String, Spend> oldest = latest.entrySet().iterator().next();
            reversible -= open(oldest.getValue());
            latest.remove(oldest.getKey());
        }
    }

    private static long open(@Nullable Spend spend) {
        return spend == null || spend.reversed() ? 0 : spend.amount();
    }
}
