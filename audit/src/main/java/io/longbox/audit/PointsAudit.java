package io.longbox.audit;

import io.longbox.api.audit.FairnessCheck;
import io.longbox.api.user.PointsAdded;
import io.longbox.api.user.PointsDeducted;
import io.longbox.api.user.PointsEntryId;
import io.longbox.api.user.PointsSet;
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
                long sum = balance + added.amount().value();
                enter(
                        event,
                        added.entry(),
                        added.balance().value(),
                        wrongSum(sum, added.balance().value()));
            }
            PointsDeducted deducted = event.as(PointsDeducted.class);
            if (deducted != null) {
                long sum = balance - deducted.amount().value();
                enter(
                        event,
                        deducted.entry(),
                        deducted.balance().value(),
                        wrongSum(sum, deducted.balance().value()));
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
