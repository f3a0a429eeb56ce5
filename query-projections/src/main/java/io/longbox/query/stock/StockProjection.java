package io.longbox.query.stock;

import io.longbox.api.catalog.FindStock;
import io.longbox.api.catalog.LinePaused;
import io.longbox.api.catalog.LineResumed;
import io.longbox.api.catalog.ReservationBarred;
import io.longbox.api.catalog.ReservationReduced;
import io.longbox.api.catalog.ReservationRefused;
import io.longbox.api.catalog.ReservationReleased;
import io.longbox.api.catalog.SaleConfirmed;
import io.longbox.api.catalog.SaleNotReturned;
import io.longbox.api.catalog.SaleRefused;
import io.longbox.api.catalog.SaleReturned;
import io.longbox.api.catalog.SaleTermsSet;
import io.longbox.api.catalog.StockAdjusted;
import io.longbox.api.catalog.StockClosed;
import io.longbox.api.catalog.StockEvent;
import io.longbox.api.catalog.StockReceived;
import io.longbox.api.catalog.StockReserved;
import io.longbox.api.catalog.StockShortageReported;
import io.longbox.api.catalog.TicketForfeited;
import io.longbox.api.catalog.TicketNotInLine;
import io.longbox.api.catalog.TicketServed;
import io.longbox.api.catalog.WaitlistTicketIssued;
import io.longbox.query.support.FollowingRows;
import io.longbox.query.support.Keeps;
import io.longbox.query.support.QueryUpdates;
import jakarta.persistence.EntityManager;
import java.util.function.Consumer;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.springframework.stereotype.Component;

@Component
@ProcessingGroup("stock-view")
@Keeps("stock")
class StockProjection {

    private final FollowingRows<StockRow, StockEvent> rows;
    private final QueryUpdates updates;

    StockProjection(EntityManager entities, QueryUpdates updates) {
        this.rows = new FollowingRows<>(
                entities,
                StockRow.class,
                StockEvent.class,
                event -> event.product().value());
        this.updates = updates;
    }

    @EventHandler
    void on(StockReceived event, @SequenceNumber long version) {
        follow(event, version, stock -> stock.arrive(event.quantity().value()));
    }

    @EventHandler
    void on(StockAdjusted event, @SequenceNumber long version) {
        follow(event, version, stock -> stock.arrive(event.change()));
    }

    @EventHandler
    void on(StockReserved event, @SequenceNumber long version) {
        follow(event, version, stock -> stock.reserve(event.quantity()));
    }

    @EventHandler
    void on(ReservationReduced event, @SequenceNumber long version) {
        follow(event, version, stock -> stock.free(event.released()));
    }

    @EventHandler
    void on(ReservationReleased event, @SequenceNumber long version) {
        follow(event, version, stock -> stock.free(event.quantity()));
    }

    @EventHandler
    void on(SaleConfirmed event, @SequenceNumber long version) {
        follow(event, version, stock -> stock.sell(event.quantity()));
    }

    @EventHandler
    void on(SaleReturned event, @SequenceNumber long version) {
        follow(event, version, stock -> stock.takeBack(event.quantity()));
    }

    @EventHandler
    void on(WaitlistTicketIssued event, @SequenceNumber long version) {
        follow(event, version, StockRow::joinLine);
    }

    @EventHandler
    void on(TicketServed event, @SequenceNumber long version) {
        follow(event, version, stock -> stock.serve(event.quantity()));
    }

    @EventHandler
    void on(TicketForfeited event, @SequenceNumber long version) {
        follow(event, version, StockRow::leaveLine);
    }

    @EventHandler
    void on(LinePaused event, @SequenceNumber long version) {
        follow(event, version, StockRow::pauseLine);
    }

    @EventHandler
    void on(LineResumed event, @SequenceNumber long version) {
        follow(event, version, StockRow::resumeLine);
    }

    @EventHandler
    void on(SaleTermsSet event, @SequenceNumber long version) {
        follow(event, version, stock -> stock.terms(event.terms()));
    }

    @EventHandler
    void on(TicketNotInLine event, @SequenceNumber long version) {
        follow(event, version, StockProjection::noCountChanges);
    }

    @EventHandler
    void on(StockShortageReported event, @SequenceNumber long version) {
        follow(event, version, StockProjection::noCountChanges);
    }

    @EventHandler
    void on(ReservationRefused event, @SequenceNumber long version) {
        follow(event, version, StockProjection::noCountChanges);
    }

    @EventHandler
    void on(ReservationBarred event, @SequenceNumber long version) {
        follow(event, version, StockProjection::noCountChanges);
    }

    @EventHandler
    void on(SaleRefused event, @SequenceNumber long version) {
        follow(event, version, StockProjection::noCountChanges);
    }

    @EventHandler
    void on(SaleNotReturned event, @SequenceNumber long version) {
        follow(event, version, StockProjection::noCountChanges);
    }

    /** Closing ends the whole line at once; the reservations it releases are told by events of their own. */
    @EventHandler
    void on(StockClosed event, @SequenceNumber long version) {
        follow(event, version, StockRow::endLine);
    }

    @ResetHandler
    void reset() {
        rows.clear();
    }

    private void follow(StockEvent event, long version, Consumer<StockRow> change) {
        rows.follow(event, version, StockRow::new, change)
                .ifPresent(stock -> updates.announce(new FindStock(stock.productId()), stock::toView));
    }

    private static void noCountChanges(StockRow stock) {}
}
