package io.longbox.catalog.stock;

import io.longbox.api.Quantity;
import io.longbox.api.catalog.AdjustStock;
import io.longbox.api.catalog.AdjustmentId;
import io.longbox.api.catalog.CloseStock;
import io.longbox.api.catalog.ConfirmSale;
import io.longbox.api.catalog.ForfeitTicket;
import io.longbox.api.catalog.OnShortage;
import io.longbox.api.catalog.ProductId;
import io.longbox.api.catalog.ReceiptId;
import io.longbox.api.catalog.ReceiveStock;
import io.longbox.api.catalog.ReduceReservation;
import io.longbox.api.catalog.RefusalReason;
import io.longbox.api.catalog.ReleaseReason;
import io.longbox.api.catalog.ReleaseReservation;
import io.longbox.api.catalog.ReservationId;
import io.longbox.api.catalog.ReservationRefused;
import io.longbox.api.catalog.ReservationReleased;
import io.longbox.api.catalog.ReserveStock;
import io.longbox.api.catalog.ReserveStockForTicket;
import io.longbox.api.catalog.StockReceived;
import io.longbox.api.catalog.StockReserved;
import io.longbox.api.catalog.StockShortageReported;
import io.longbox.api.catalog.WaitlistTicketIssued;
import io.longbox.api.user.UserId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Short names for what happens at the gate of one product: numbers stand for ids. */
final class GateFixture {

    static final ProductId PRODUCT = new ProductId(new UUID(1, 1));
    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private GateFixture() {}

    static ReservationId reservation(int n) {
        return new ReservationId(new UUID(2, n));
    }

    static UserId reader(int n) {
        return new UserId(new UUID(3, n));
    }

    static Instant asked(int n) {
        return NOON.plusSeconds(n);
    }

    static ReserveStock reserve(int n, int quantity, OnShortage onShortage) {
        return reserve(n, quantity, onShortage, 1);
    }

    static ReserveStock reserve(int n, int quantity, OnShortage onShortage, int attempt) {
        return new ReserveStock(
                PRODUCT, reservation(n), reader(n), new Quantity(quantity), onShortage, asked(n), attempt);
    }

    static ReserveStockForTicket reserveForTicket(long ticket, int n, int quantity) {
        return new ReserveStockForTicket(PRODUCT, ticket, reservation(n), reader(n), new Quantity(quantity), asked(n));
    }

    static ReleaseReservation release(int n) {
        return new ReleaseReservation(PRODUCT, reservation(n), ReleaseReason.REMOVED_FROM_CART);
    }

    static ReduceReservation reduce(int n, int keep) {
        return new ReduceReservation(PRODUCT, reservation(n), new Quantity(keep));
    }

    static ConfirmSale sell(int n) {
        return new ConfirmSale(PRODUCT, reservation(n));
    }

    static ForfeitTicket forfeit(long ticket, int n) {
        return new ForfeitTicket(PRODUCT, ticket, reservation(n));
    }

    static ReceiveStock receive(int n, int quantity) {
        return new ReceiveStock(PRODUCT, new ReceiptId(new UUID(4, n)), new Quantity(quantity));
    }

    static AdjustStock adjust(int n, int change) {
        return new AdjustStock(PRODUCT, new AdjustmentId(new UUID(5, n)), change, "counted");
    }

    static CloseStock close() {
        return new CloseStock(PRODUCT);
    }

    static StockReceived received(int n, int quantity) {
        return new StockReceived(PRODUCT, new ReceiptId(new UUID(4, n)), new Quantity(quantity));
    }

    static StockReserved reserved(int n, int quantity) {
        return reserved(n, quantity, null);
    }

    static StockReserved reserved(int n, int quantity, @Nullable Long ticket) {
        return new StockReserved(PRODUCT, reservation(n), reader(n), new Quantity(quantity), ticket, asked(n));
    }

    static WaitlistTicketIssued ticketIssued(int n, int quantity, long ticket, long position) {
        return new WaitlistTicketIssued(
                PRODUCT, reservation(n), reader(n), new Quantity(quantity), ticket, position, asked(n));
    }

    static StockShortageReported shortage(int n, int quantity, int available, long waiting, @Nullable Long ticket) {
        return new StockShortageReported(
                PRODUCT, reservation(n), reader(n), new Quantity(quantity), available, waiting, ticket, asked(n));
    }

    static ReservationRefused refused(int n, RefusalReason reason, @Nullable Long ticket) {
        return new ReservationRefused(PRODUCT, reservation(n), reader(n), reason, ticket, asked(n));
    }

    static ReservationReleased released(int n, int quantity, ReleaseReason reason) {
        return new ReservationReleased(PRODUCT, reservation(n), new Quantity(quantity), reason);
    }
}
