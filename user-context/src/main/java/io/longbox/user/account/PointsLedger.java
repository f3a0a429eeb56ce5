package io.longbox.user.account;

import io.longbox.api.Points;
import io.longbox.api.Refusal;
import io.longbox.api.RefusedException;
import io.longbox.api.user.PointsEntryId;
import java.util.LinkedHashSet;

/**
 * The balance, and which entries made it lately. The entries themselves are the events. Its memory is bounded: a repeat
 * that comes more than {@value #REMEMBERED} entries later is taken for a new one.
 */
final class PointsLedger {

    static final int REMEMBERED = 256;

    private Points balance = Points.NONE;
    private LinkedHashSet<PointsEntryId> recent = new LinkedHashSet<>();

    boolean knows(PointsEntryId entry) {
        return recent.contains(entry);
    }

    Points balance() {
        return balance;
    }

    /**
     * @throws RefusedException if the balance would be more than an account can hold
     */
    Points afterAdding(Points amount) {
        if (!new Points(Points.MAX).minus(balance).covers(amount)) {
            throw new RefusedException(new Refusal(
                    Refusal.Code.INVALID,
                    "the balance is " + balance + " and cannot be more than " + Points.MAX,
                    "amount"));
        }
        return balance.plus(amount);
    }

    /**
     * @throws RefusedException if the balance does not cover the amount
     */
    Points afterDeducting(Points amount) {
        if (!balance.covers(amount)) {
            throw new RefusedException(new Refusal(
                    Refusal.Code.CONFLICT, "the balance is " + balance + " and does not cover " + amount, "amount"));
        }
        return balance.minus(amount);
    }

    void enter(PointsEntryId entry, Points balance) {
        this.balance = balance;
        recent.add(entry);
        if (recent.size() > REMEMBERED) {
            recent.remove(recent.iterator().next());
        }
    }
}
