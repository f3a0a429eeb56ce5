package io.longbox.audit;

import io.longbox.api.audit.FairnessCheck;
import io.longbox.api.audit.RecordedEvent;
import io.longbox.api.catalog.LinePolicy;
import io.longbox.api.catalog.ReservationId;
import io.longbox.api.catalog.StockClosed;
import io.longbox.api.catalog.StockEvent;
import io.longbox.api.catalog.TicketForfeited;
import io.longbox.api.catalog.TicketServed;
import io.longbox.api.catalog.WaitlistTicketIssued;
import org.jspecify.annotations.Nullable;

/**
 * Tickets are issued 1, 2, 3 and so on, and served in that order, each once and for the copies it was issued for; those
 * given up are skipped. Where the policy is to skip, a ticket may be served before a lower one that wanted more than was
 * free. While the line is paused none is served.
 */
final class TicketsInOrder implements Statement {

    private final Finding finding = new Finding("tickets-in-order");
    private long issued;
    private long served;
    private long servedPastLower;
    private long givenUp;
    private long endedWithTheLine;

    @Override
    public void before(RecordedEvent recorded, StockEvent event, StockReplay stock) {
        String wrong = null;
        if (event instanceof WaitlistTicketIssued issue) {
            issued++;
            wrong = wrongWith(issue, stock);
        } else if (event instanceof TicketServed serve) {
            served++;
            wrong = wrongWith(serve, stock);
            if (wrong == null && stock.before(serve.ticket()) > 0) {
                servedPastLower++;
            }
        } else if (event instanceof TicketForfeited forfeit) {
            givenUp++;
            wrong = stock.wantedBy(forfeit.ticket()) == null ? notInLine(forfeit.ticket(), "given up", stock) : null;
        } else if (event instanceof StockClosed) {
            endedWithTheLine += stock.waiting();
        } else {
            return;
        }
        finding.concerns(recorded);
        if (wrong != null) {
            finding.breaks(recorded, wrong);
        }
    }

    private static @Nullable String wrongWith(WaitlistTicketIssued issue, StockReplay stock) {
        if (issue.ticket() != stock.lastTicket() + 1) {
            return "ticket %d was issued, but the next was %d".formatted(issue.ticket(), stock.lastTicket() + 1);
        }
        if (issue.position() != stock.waiting() + 1) {
            return "ticket %d was said to be at place %d, but was at place %d"
                    .formatted(issue.ticket(), issue.position(), stock.waiting() + 1);
        }
        return stock.isClosed() ? "ticket %d was issued after the line had ended".formatted(issue.ticket()) : null;
    }

    private static @Nullable String wrongWith(TicketServed serve, StockReplay stock) {
        long ticket = serve.ticket();
        Integer wanted = stock.wantedBy(ticket);
        if (wanted == null) {
            return notInLine(ticket, "served", stock);
        }
        if (stock.isPaused()) {
            return "ticket %d was served while the line was paused".formatted(ticket);
        }
        if (serve.quantity().value() != wanted) {
            return "ticket %d asked for %d and was given %d"
                    .formatted(ticket, wanted, serve.quantity().value());
        }
        if (!serve.reservation().equals(ReservationId.ofTicket(serve.product(), ticket))) {
            return "what was set aside for ticket %d does not bear the name of that ticket".formatted(ticket);
        }
        Long first = stock.policy() == LinePolicy.SKIP ? stock.lowestWantingAtMost(stock.free()) : stock.head();
        if (first != null && first < ticket) {
            return "ticket %d was served before ticket %d, which wanted %d while %d %s free"
                    .formatted(ticket, first, stock.wantedBy(first), stock.free(), Words.were(stock.free()));
        }
        return null;
    }

    private static String notInLine(long ticket, String what, StockReplay stock) {
        return "ticket %d was %s, but %s"
                .formatted(
                        ticket,
                        what,
                        ticket > stock.lastTicket() || ticket < 1 ? "had not been issued" : "was not in line any more");
    }

    @Override
    public FairnessCheck check(StockReplay stock) {
        if (issued == 0) {
            return finding.check("No ticket was ever issued.");
        }
        String past = servedPastLower == 0
                ? ""
                : ", %d of them past lower ones that all wanted more than was free".formatted(servedPastLower);
        String ended = endedWithTheLine == 0 ? "" : ", %d ended with the line".formatted(endedWithTheLine);
        return finding.check(
                "%s %s issued, numbered from 1 without a gap. %d %s served in order%s; %d %s given up%s, and %d %s waiting."
                        .formatted(
                                Words.tickets(issued),
                                Words.were(issued),
                                served,
                                Words.were(served),
                                past,
                                givenUp,
                                Words.were(givenUp),
                                ended,
                                stock.waiting(),
                                Words.are(stock.waiting())));
    }
}
