package io.longbox.user.account;

import io.longbox.api.Points;
import io.longbox.api.Refusal;
import io.longbox.api.RefusedException;
import io.longbox.api.user.PointsCharge;
import io.longbox.api.user.PointsEntryId;
import java.util.LinkedHashSet;
import org.jspecify.annotations.Nullable;

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
     * How much can still be added.
     *
     * @param kept room that the account keeps for what may come back to it
     */
    long room(Points kept) {
        return Points.MAX - kept.value() - balance.value();
    }

    /**
     * @param kept room that the account keeps for what may come back to it
     * @throws RefusedException if the balance would be more than an account can hold
     */
    Points afterAdding(long amount, Points kept) {
        long most = Points.MAX - kept.value();
        if (amount > most - balance.value()) {
            throw full("the balance is " + balance + " and cannot be more than " + most);
        }
        return balance.plus(new Points(amount));
    }

    /**
     * @param kept room that the account keeps for what may come back to it
     * @throws RefusedException if that is more than an account can hold
     */
    Points afterSetting(Points wanted, Points kept) {
        long most = Points.MAX - kept.value();
        if (wanted.value() > most) {
            throw full("the balance cannot be more than " + most);
        }
        return wanted;
    }

    private static RefusedException full(String detail) {
        return new RefusedException(new Refusal(Refusal.Code.INVALID, detail, "amount"));
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

    /**
     * What a price in points costs; nothing if there is none.
     *
     * @throws RefusedException if the balance does not cover it
     */
    @Nullable
    PointsCharge charge(PointsEntryId entry, @Nullable Points price) {
        return price == null || price.equals(Points.NONE)
                ? null
                : new PointsCharge(entry, price, afterDeducting(price));
    }

    void enter(PointsEntryId entry, Points balance) {
        this.balance = balance;
        recent.add(entry);
        if (recent.size() > REMEMBERED) {
            recent.remove(recent.iterator().next());
        }
    }
}
