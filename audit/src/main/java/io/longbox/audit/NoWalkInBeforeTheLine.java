package io.longbox.audit;

import io.longbox.api.audit.FairnessCheck;
import io.longbox.api.audit.RecordedEvent;
import io.longbox.api.catalog.StockEvent;
import io.longbox.api.catalog.StockReserved;

/** Nobody gets copies without a ticket while a ticket is outstanding. */
final class NoWalkInBeforeTheLine implements Statement {

    private final Finding finding = new Finding("no-walk-in-before-the-line");
    private long walkIns;

    @Override
    public void before(RecordedEvent recorded, StockEvent event, StockReplay stock) {
        if (!(event instanceof StockReserved reserved)) {
            return;
        }
        walkIns++;
        finding.concerns(recorded);
        if (stock.waiting() > 0) {
            finding.breaks(
                    recorded,
                    "%s %s set aside for somebody without a ticket while %s, the lowest of them %d, %s in line"
                            .formatted(
                                    Words.copies(reserved.quantity().value()),
                                    Words.were(reserved.quantity().value()),
                                    Words.tickets(stock.waiting()),
                                    stock.head(),
                                    Words.were(stock.waiting())));
        }
    }

    @Override
    public FairnessCheck check(StockReplay stock) {
        return finding.check(
                walkIns == 0
                        ? "Nobody got copies without a ticket."
                        : "%s %s made for readers without a ticket, each while nobody was in line."
                                .formatted(Words.count(walkIns, "reservation", "reservations"), Words.were(walkIns)));
    }
}
