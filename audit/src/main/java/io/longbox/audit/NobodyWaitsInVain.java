package io.longbox.audit;

import io.longbox.api.audit.FairnessCheck;
import io.longbox.api.audit.RecordedEvent;
import io.longbox.api.catalog.LinePolicy;
import io.longbox.api.catalog.StockEvent;
import io.longbox.api.catalog.TicketNotInLine;
import io.longbox.api.catalog.TicketServed;
import org.jspecify.annotations.Nullable;

/**
 * What becomes free goes to the line at once: the events that serve it follow on the one that freed the copies, with
 * nothing in between but the answer to whoever gave up a ticket. So if anything else follows, or nothing, there is nobody
 * in line who could be served under the policy.
 */
final class NobodyWaitsInVain implements Statement {

    private final Finding finding = new Finding("nobody-waits-in-vain");
    private @Nullable RecordedEvent last;
    private @Nullable Long idleFor;
    private long served;

    @Override
    public void before(RecordedEvent recorded, StockEvent event, StockReplay stock) {
        if (event instanceof TicketServed) {
            served++;
            finding.concerns(recorded);
        } else if (!(event instanceof TicketNotInLine)) {
            judge(stock);
        }
    }

    @Override
    public void after(RecordedEvent recorded, StockEvent event, StockReplay stock) {
        if (!(event instanceof TicketNotInLine)) {
            last = recorded;
        }
    }

    private void judge(StockReplay stock) {
        Long next = stock.isPaused() ? null : stock.nextByPolicy();
        if (next != null && last != null && !next.equals(idleFor)) {
            finding.breaks(
                    last,
                    "after it %s %s free and ticket %d, which wanted %d, was not served"
                            .formatted(
                                    Words.copies(stock.free()), Words.were(stock.free()), next, stock.wantedBy(next)));
        }
        idleFor = next;
    }

    @Override
    public FairnessCheck check(StockReplay stock) {
        judge(stock);
        return finding.check("Whenever copies were free for somebody in line, the line was served at once, %s. Now %s."
                .formatted(served == 1 ? "once" : served + " times", now(stock)));
    }

    private static String now(StockReplay stock) {
        Long head = stock.head();
        if (head == null) {
            return "nobody waits";
        }
        String who = "%s %s waiting and %d %s free"
                .formatted(
                        Words.tickets(stock.waiting()),
                        Words.are(stock.waiting()),
                        stock.free(),
                        Words.are(stock.free()));
        if (stock.isPaused()) {
            return who + ", and the line is paused";
        }
        return stock.policy() == LinePolicy.SKIP
                ? who + ", fewer than any of them wants"
                : "%s; the line waits for ticket %d, which wants %d".formatted(who, head, stock.wantedBy(head));
    }
}
