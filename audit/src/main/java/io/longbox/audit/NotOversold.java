package io.longbox.audit;

import io.longbox.api.audit.FairnessCheck;
import io.longbox.api.audit.RecordedEvent;
import io.longbox.api.catalog.ReservationId;
import io.longbox.api.catalog.RestockId;
import io.longbox.api.catalog.SaleConfirmed;
import io.longbox.api.catalog.SaleReturned;
import io.longbox.api.catalog.StockAdjusted;
import io.longbox.api.catalog.StockEvent;
import io.longbox.api.catalog.StockReceived;
import io.longbox.api.catalog.StockReserved;
import io.longbox.api.catalog.TicketServed;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/**
 * At no moment were more copies held and sold than were received and adjusted. A delivery, correction or return that is
 * recorded twice breaks this too: its copies are on the shelf once.
 */
final class NotOversold implements Statement {

    private final Finding finding = new Finding("not-oversold");
    private final Set<UUID> deliveries = new HashSet<>();
    private final Set<WayBack> returns = new HashSet<>();
    private long freeBefore;
    private long mostGiven;

    private record WayBack(RestockId restock, ReservationId reservation) {}

    @Override
    public void before(RecordedEvent recorded, StockEvent event, StockReplay stock) {
        freeBefore = stock.free();
        if (event instanceof StockReceived delivery
                && !deliveries.add(delivery.receipt().value())) {
            finding.breaks(recorded, "a delivery that was recorded before is recorded again");
        } else if (event instanceof StockAdjusted correction
                && !deliveries.add(correction.adjustment().value())) {
            finding.breaks(recorded, "a correction that was recorded before is recorded again");
        } else if (event instanceof SaleReturned back
                && !returns.add(new WayBack(back.restock(), back.reservation()))) {
            finding.breaks(recorded, "a return that was recorded before is recorded again");
        }
    }

    @Override
    public void after(RecordedEvent recorded, StockEvent event, StockReplay stock) {
        mostGiven = Math.max(mostGiven, stock.held() + stock.sold());
        if (event instanceof StockReceived
                || event instanceof StockAdjusted
                || event instanceof StockReserved
                || event instanceof TicketServed
                || event instanceof SaleConfirmed
                || event instanceof SaleReturned) {
            finding.concerns(recorded);
        }
        if (stock.free() < 0 && stock.free() < freeBefore) {
            finding.breaks(
                    recorded,
                    "with it %d were held and %d sold, of %s in all"
                            .formatted(stock.held(), stock.sold(), Words.copies(stock.received() + stock.adjusted())));
        }
    }

    @Override
    public FairnessCheck check(StockReplay stock) {
        String corrected =
                stock.adjusted() == 0 ? "" : ", and their number was corrected by %+d".formatted(stock.adjusted());
        return finding.check(
                "%s %s received%s. Never were more than %d held and sold together; now %d %s sold, %d held and %d free."
                        .formatted(
                                Words.copies(stock.received()),
                                Words.were(stock.received()),
                                corrected,
                                mostGiven,
                                stock.sold(),
                                Words.are(stock.sold()),
                                stock.held(),
                                stock.free()));
    }
}
