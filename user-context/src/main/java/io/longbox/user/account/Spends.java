package io.longbox.user.account;

import io.longbox.api.Points;
import io.longbox.api.user.PointsEntryId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was paid lately, and how much of it was given back: so that nothing is paid twice, and nothing given back twice. The
 * memory is bounded; what is forgotten is not given back any more.
 */
final class Spends {

    static final int REMEMBERED = 1_000;

    /**
     * @param amount what was paid
     * @param returned how much of it was given back, in part
     * @param reversed whether all of it was, and nothing is to be taken by this entry any more
     */
    private record Spend(long amount, long returned, boolean reversed) {

        long left() {
            return reversed ? 0 : amount - returned;
        }
    }

    private LinkedHashMap<String, Spend> latest = new LinkedHashMap<>();
    private long reversible;

    boolean isSpent(PointsEntryId entry) {
        Spend spend = latest.get(entry.toString());
        return spend != null && !spend.reversed();
    }

    boolean isReversed(PointsEntryId entry) {
        Spend spend = latest.get(entry.toString());
        return spend != null && spend.reversed();
    }

    /** What a reversal would give back, or null if there is nothing to give back, or nothing any more. */
    @Nullable
    Points amountOf(PointsEntryId entry) {
        Spend spend = latest.get(entry.toString());
        boolean nothing = spend == null || spend.reversed() || (spend.returned() > 0 && spend.left() == 0);
        return nothing ? null : new Points(spend.left());
    }

    /** How much of it may still be given back. */
    Points leftOf(PointsEntryId entry) {
        Spend spend = latest.get(entry.toString());
        return spend == null ? Points.NONE : new Points(spend.left());
    }

    /** All that may still be given back. With the balance it is never more than an account can hold. */
    Points reversible() {
        return new Points(reversible);
    }

    void spend(PointsEntryId entry, Points amount) {
        remember(entry, new Spend(amount.value(), 0, false));
    }

    /** Some of it was given back; the rest may follow. */
    void giveBack(PointsEntryId entry, Points amount) {
        Spend spend = latest.get(entry.toString());
        if (spend != null && !spend.reversed()) {
            remember(entry, new Spend(spend.amount(), spend.returned() + amount.value(), false));
        }
    }

    /** The entry takes nothing any more, whether or not it had taken anything. */
    void reverse(PointsEntryId entry) {
        Spend spend = latest.get(entry.toString());
        remember(entry, spend == null ? new Spend(0, 0, true) : new Spend(spend.amount(), spend.returned(), true));
    }

    private void remember(PointsEntryId entry, Spend spend) {
        Spend before = latest.put(entry.toString(), spend);
        reversible += spend.left() - (before == null ? 0 : before.left());
        if (latest.size() > REMEMBERED) {
            Map.Entry<String, Spend> oldest = latest.entrySet().iterator().next();
            reversible -= oldest.getValue().left();
            latest.remove(oldest.getKey());
        }
    }
}
