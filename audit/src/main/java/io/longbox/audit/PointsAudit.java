package io.longbox.audit;

import io.longbox.api.Points;
import io.longbox.api.audit.FairnessCheck;
import io.longbox.api.user.PointsAdded;
import io.longbox.api.user.PointsCharge;
import io.longbox.api.user.PointsDeducted;
import io.longbox.api.user.PointsEarned;
import io.longbox.api.user.PointsEntryId;
import io.longbox.api.user.PointsSet;
import io.longbox.api.user.PointsSettled;
import io.longbox.api.user.PointsSpent;
import io.longbox.api.user.SpendReversed;
import io.longbox.api.user.SubscriptionRenewed;
import io.longbox.api.user.SubscriptionStarted;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A reader's balance is the sum of the ledger, after every entry of it, and no entry is made twice. */
final class PointsAudit {

    private final Finding finding = new Finding("points-add-up");
    private long readers;
    private long entries;

    /**
     * @param account all that happened to one reader's account
     */
    void see(Iterator<StoredEvent> account) {
        readers++;
        Ledger ledger = new Ledger();
        account.forEachRemaining(ledger::see);
    }

    /**
     * @param complete whether all readers who appear were looked at
     */
    FairnessCheck check(boolean complete) {
        String limit = complete ? "" : " There are more readers than these; later ones were not looked at.";
        return finding.check("%s %s looked at, with %s: each balance is the sum of those before it.%s"
                .formatted(
                        Words.count(readers, "account", "accounts"),
                        Words.were(readers),
                        Words.count(entries, "entry of points", "entries of points"),
                        limit));
    }

    private final class Ledger {

        private final Set<PointsEntryId> made = new HashSet<>();
        private long balance;

        /** Each type by itself: whatever else is in an account may be personal, and is not even read. */
        void see(StoredEvent event) {
            PointsAdded added = event.as(PointsAdded.class);
            if (added != null) {
                move(event, added.entry(), added.amount().value(), added.balance());
            }
            PointsEarned earned = event.as(PointsEarned.class);
            if (earned != null) {
                move(event, earned.entry(), earned.amount().value(), earned.balance());
            }
            PointsDeducted deducted = event.as(PointsDeducted.class);
            if (deducted != null) {
                move(event, deducted.entry(), -deducted.amount().value(), deducted.balance());
            }
            PointsSpent spent = event.as(PointsSpent.class);
            if (spent != null) {
                move(event, spent.entry(), -spent.amount().value(), spent.balance());
            }
            SpendReversed reversed = event.as(SpendReversed.class);
            if (reversed != null) {
                move(event, reversed.reversal(), reversed.amount().value(), reversed.balance());
            }
            PointsSettled settled = event.as(PointsSettled.class);
            if (settled != null) {
                long change = settled.returned().value() - settled.revoked().value();
                move(event, settled.entry(), change, settled.balance());
            }
            SubscriptionStarted started = event.as(SubscriptionStarted.class);
            if (started != null) {
                charge(event, started.charge());
            }
            SubscriptionRenewed renewed = event.as(SubscriptionRenewed.class);
            if (renewed != null) {
                charge(event, renewed.charge());
            }
            PointsSet set = event.as(PointsSet.class);
            if (set != null) {
                long previous = set.previous().value();
                String wrong = previous == balance
                        ? null
                        : "the balance before it was %d, but it says %d".formatted(balance, previous);
                enter(event, set.entry(), set.balance().value(), wrong);
            }
        }

        private void charge(StoredEvent event, @Nullable PointsCharge charge) {
            if (charge != null) {
                move(event, charge.entry(), -charge.amount().value(), charge.balance());
            }
        }

        private void move(StoredEvent event, PointsEntryId entry, long change, Points said) {
            enter(event, entry, said.value(), wrongSum(balance + change, said.value()));
        }

        private static @Nullable String wrongSum(long sum, long said) {
            return sum == said ? null : "the balance with it is %d, but it says %d".formatted(sum, said);
        }

        private void enter(StoredEvent event, PointsEntryId entry, long newBalance, @Nullable String wrong) {
            entries++;
            boolean repeated = !made.add(entry);
            if (wrong != null) {
                finding.breaks(event.recorded(), wrong);
            } else if (repeated) {
                finding.breaks(event.recorded(), "an entry that had been made before was made again");
            } else {
                finding.concerns(event.recorded());
            }
            balance = newBalance;
        }
    }
}
