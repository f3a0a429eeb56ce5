package io.longbox.catalog.stock;

import io.longbox.api.Quantity;
import io.longbox.api.catalog.AdjustStock;
import io.longbox.api.catalog.AdjustmentId;
import io.longbox.api.catalog.ChainHash;
import io.longbox.api.catalog.CloseStock;
import io.longbox.api.catalog.ConfirmSale;
import io.longbox.api.catalog.ForfeitReason;
import io.longbox.api.catalog.ForfeitTicket;
import io.longbox.api.catalog.LinePolicy;
import io.longbox.api.catalog.OnShortage;
import io.longbox.api.catalog.Opening;
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
import io.longbox.api.catalog.RestockId;
import io.longbox.api.catalog.ReturnSale;
import io.longbox.api.catalog.SaleConfirmed;
import io.longbox.api.catalog.SaleNotReturned;
import io.longbox.api.catalog.SaleReturned;
import io.longbox.api.catalog.SaleTerms;
import io.longbox.api.catalog.SaleTermsSet;
import io.longbox.api.catalog.SetSaleTerms;
import io.longbox.api.catalog.StockReceived;
import io.longbox.api.catalog.StockReserved;
import io.longbox.api.catalog.StockShortageReported;
import io.longbox.api.catalog.TicketForfeited;
import io.longbox.api.catalog.TicketServed;
import io.longbox.api.catalog.WaitlistTicketIssued;
import io.longbox.api.order.OrderId;
import io.longbox.api.plan.PlanId;
import io.longbox.api.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Short names for what happens at the gate of one product: numbers stand for ids. */
final class GateFixture {

    static final ProductId PRODUCT = new ProductId(new UUID(1, 1));
    static final OrderId ORDER = new OrderId(new UUID(5, 1));
    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    static final PlanId PLAN = PlanId.ofName("Gold");

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
                PRODUCT, reservation(n), reader(n), new Quantity(quantity), onShortage, null, asked(n), attempt);
    }

    /** By a plan with early access. */
    static ReserveStock reserveEarly(int n, int quantity, OnShortage onShortage) {
        return new ReserveStock(
                PRODUCT, reservation(n), reader(n), new Quantity(quantity), onShortage, PLAN, asked(n), 1);
    }

    /** A sale that opens when question n is asked; to subscribers some seconds earlier, or not if that is 0. */
    static Opening opening(int n, int earlySeconds) {
        return new Opening(asked(n), earlySeconds == 0 ? null : Duration.ofSeconds(earlySeconds));
    }

    static SaleTermsSet opensAt(int n, int earlySeconds) {
        return new SaleTermsSet(PRODUCT, new SaleTerms(null, null, LinePolicy.HOLD, opening(n, earlySeconds)));
    }

    static ReservationRefused notOpenYet(int n) {
        return new ReservationRefused(PRODUCT, reservation(n), reader(n), RefusalReason.NOT_OPEN_YET, asked(n));
    }

    static ReleaseReservation release(int n) {
        return new ReleaseReservation(PRODUCT, reservation(n), ReleaseReason.REMOVED_FROM_CART);
    }

    static ReduceReservation reduce(int n, int keep) {
        return new ReduceReservation(PRODUCT, reservation(n), new Quantity(keep));
    }

    static ConfirmSale sell(int n) {
        return new ConfirmSale(PRODUCT, reservation(n), ORDER);
    }

    static ConfirmSale sell(int n, int quantity) {
        return new ConfirmSale(PRODUCT, reservation(n), ORDER, new Quantity(quantity));
    }

    static SaleConfirmed sold(int n, int quantity) {
        return new SaleConfirmed(PRODUCT, reservation(n), new Quantity(quantity), ORDER);
    }

    static RestockId restock(int n) {
        return new RestockId(new UUID(6, n));
    }

    /** By way n. */
    static ReturnSale giveBack(int n, int reservation, int quantity) {
        return new ReturnSale(PRODUCT, reservation(reservation), ORDER, restock(n), new Quantity(quantity));
    }

    static SaleReturned returned(int n, int reservation, int quantity) {
        return new SaleReturned(PRODUCT, reservation(reservation), ORDER, restock(n), new Quantity(quantity));
    }

    static SaleNotReturned notReturned(int n, int reservation) {
        return new SaleNotReturned(PRODUCT, reservation(reservation), ORDER, restock(n));
    }

    static ForfeitTicket forfeit(long ticket, int n) {
        return new ForfeitTicket(PRODUCT, ticket, reservation(n), ForfeitReason.LEFT);
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
        return new StockReserved(PRODUCT, reservation(n), reader(n), new Quantity(quantity), null, null, asked(n));
    }

    static TicketServed served(long ticket, int quantity) {
        return new TicketServed(PRODUCT, ticket, ReservationId.ofTicket(PRODUCT, ticket), new Quantity(quantity), null);
    }

    static TicketForfeited forfeited(long ticket, int n) {
        return new TicketForfeited(PRODUCT, reservation(n), ticket, ForfeitReason.LEFT);
    }

    static SetSaleTerms set(SaleTerms terms) {
        return new SetSaleTerms(PRODUCT, terms);
    }

    static SaleTerms policy(LinePolicy policy) {
        return new SaleTerms(null, null, policy, null);
    }

    static WaitlistTicketIssued ticketIssued(int n, int quantity, long ticket, long position) {
        return new WaitlistTicketIssued(
                PRODUCT,
                reservation(n),
                reader(n),
                new Quantity(quantity),
                ticket,
                position,
                ChainHash.START,
                null,
                asked(n));
    }

    static StockShortageReported shortage(int n, int quantity, int available, long waiting) {
        return new StockShortageReported(
                PRODUCT, reservation(n), reader(n), new Quantity(quantity), available, waiting, asked(n));
    }

    static ReservationRefused refused(int n, RefusalReason reason) {
        return new ReservationRefused(PRODUCT, reservation(n), reader(n), reason, asked(n));
    }

    static ReservationReleased released(int n, int quantity, ReleaseReason reason) {
        return new ReservationReleased(PRODUCT, reservation(n), new Quantity(quantity), reason);
    }
}
