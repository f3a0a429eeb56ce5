package io.longbox.query.stock;

import static org.assertj.core.api.Assertions.assertThat;

import io.longbox.api.Money;
import io.longbox.api.Quantity;
import io.longbox.api.catalog.AdjustmentId;
import io.longbox.api.catalog.ChainHash;
import io.longbox.api.catalog.FindStock;
import io.longbox.api.catalog.ForfeitReason;
import io.longbox.api.catalog.LinePaused;
import io.longbox.api.catalog.LinePolicy;
import io.longbox.api.catalog.LineResumed;
import io.longbox.api.catalog.Opening;
import io.longbox.api.catalog.ProductCreated;
import io.longbox.api.catalog.ProductDetails;
import io.longbox.api.catalog.ProductId;
import io.longbox.api.catalog.ProductKind;
import io.longbox.api.catalog.ReceiptId;
import io.longbox.api.catalog.RefusalReason;
import io.longbox.api.catalog.ReleaseReason;
import io.longbox.api.catalog.ReservationBarred;
import io.longbox.api.catalog.ReservationId;
import io.longbox.api.catalog.ReservationReduced;
import io.longbox.api.catalog.ReservationRefused;
import io.longbox.api.catalog.ReservationReleased;
import io.longbox.api.catalog.RestockId;
import io.longbox.api.catalog.SaleConfirmed;
import io.longbox.api.catalog.SaleNotReturned;
import io.longbox.api.catalog.SaleRefused;
import io.longbox.api.catalog.SaleReturned;
import io.longbox.api.catalog.SaleTerms;
import io.longbox.api.catalog.SaleTermsSet;
import io.longbox.api.catalog.StockAdjusted;
import io.longbox.api.catalog.StockClosed;
import io.longbox.api.catalog.StockReceived;
import io.longbox.api.catalog.StockReserved;
import io.longbox.api.catalog.StockShortageReported;
import io.longbox.api.catalog.StockView;
import io.longbox.api.catalog.TicketForfeited;
import io.longbox.api.catalog.TicketServed;
import io.longbox.api.catalog.WaitlistTicketIssued;
import io.longbox.api.order.OrderId;
import io.longbox.api.user.UserId;
import io.longbox.query.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.axonframework.queryhandling.SubscriptionQueryResult;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StockViewTest {

    private static final Instant ASKED = Instant.parse("2026-01-01T00:00:00Z");

    private final Store store = Store.empty();
    private final ProductId nemo = new ProductId(UUID.randomUUID());
    private final UserId ada = new UserId(UUID.randomUUID());
    private final ReservationId first = new ReservationId(UUID.randomUUID());
    private final ReservationId second = new ReservationId(UUID.randomUUID());

    @Test
    void there_is_no_stock_of_an_unknown_product() {
        assertThat(find()).isNull();
    }

    @Test
    void a_product_that_was_never_delivered_has_none() {
        store.happened(new ProductCreated(
                nemo,
                ProductKind.COMIC,
                new ProductDetails(
                        "Nemo", List.of(), null, null, null, null, null, Money.zero(Currency.getInstance("EUR")))));

        assertThat(find()).isEqualTo(stock(0, 0, 0, 0, -1));
    }

    @Test
    void deliveries_and_corrections_change_what_is_on_hand() {
        store.happened(received(10));
        assertThat(find()).isEqualTo(stock(10, 0, 0, 0, 0));

        store.happened(adjusted(-3), adjusted(1));
        assertThat(find()).isEqualTo(stock(8, 0, 0, 0, 2));
    }

    @Test
    void a_reservation_sets_copies_aside() {
        store.happened(received(10), reserved(first, 4));

        assertThat(find()).isEqualTo(stock(10, 4, 0, 0, 1));
        assertThat(find().available()).isEqualTo(6);
    }

    @Test
    void a_reduced_and_a_released_reservation_free_copies() {
        store.happened(
                received(10),
                reserved(first, 4),
                new ReservationReduced(nemo, first, new Quantity(3), new Quantity(1)));
        assertThat(find()).isEqualTo(stock(10, 1, 0, 0, 2));

        store.happened(new ReservationReleased(nemo, first, new Quantity(1), ReleaseReason.HOLD_EXPIRED));
        assertThat(find()).isEqualTo(stock(10, 0, 0, 0, 3));
    }

    @Test
    void a_sale_takes_the_reserved_copies_out_of_the_house() {
        store.happened(
                received(10),
                reserved(first, 4),
                reserved(second, 2),
                new SaleConfirmed(nemo, first, new Quantity(4), null));

        assertThat(find()).isEqualTo(stock(6, 2, 4, 0, 3));
    }

    @Test
    void copies_that_come_back_are_on_hand_again_and_not_sold() {
        OrderId order = new OrderId(UUID.randomUUID());
        store.happened(
                received(3),
                reserved(first, 2),
                ticket(second, 1),
                new SaleConfirmed(nemo, first, new Quantity(2), order),
                new SaleReturned(nemo, first, order, RestockId.of(order), new Quantity(1)));
        assertThat(find()).isEqualTo(stock(2, 0, 1, 1, 4));

        store.happened(
                new TicketServed(nemo, 1, ReservationId.ofTicket(nemo, 1), new Quantity(1), null),
                new SaleNotReturned(nemo, second, order, RestockId.of(order)));
        assertThat(find()).isEqualTo(stock(2, 1, 1, 0, 6));
    }

    @Test
    void the_line_grows_with_tickets_and_shrinks_with_those_served_or_forfeited() {
        store.happened(ticket(first, 1), ticket(second, 2));
        assertThat(find()).isEqualTo(stock(0, 0, 0, 2, 1));

        store.happened(received(1), new TicketServed(nemo, 1, ReservationId.ofTicket(nemo, 1), new Quantity(1), null));
        assertThat(find()).isEqualTo(stock(1, 1, 0, 1, 3));

        store.happened(new TicketForfeited(nemo, second, 2, ForfeitReason.LEFT));
        assertThat(find()).isEqualTo(stock(1, 1, 0, 0, 4));
    }

    @Test
    void a_paused_line_says_so_until_it_is_resumed() {
        store.happened(new LinePaused(nemo));
        assertThat(find().linePaused()).isTrue();

        store.happened(new LineResumed(nemo));
        assertThat(find()).isEqualTo(stock(0, 0, 0, 0, 1));
    }

    @Test
    void the_terms_are_those_set_last() {
        SaleTerms skipping = new SaleTerms(
                Duration.ofSeconds(90),
                Duration.ofMillis(36_000_001),
                LinePolicy.SKIP,
                new Opening(Instant.parse("2026-03-02T18:00:00.123456Z"), Duration.ofHours(1)));
        store.happened(new SaleTermsSet(nemo, skipping));
        assertThat(find().terms()).isEqualTo(skipping);

        store.happened(new SaleTermsSet(nemo, SaleTerms.STANDARD));
        assertThat(find()).isEqualTo(stock(0, 0, 0, 0, 1));
    }

    @Test
    void events_that_change_no_count_move_the_version_all_the_same() {
        store.happened(
                received(5),
                new StockShortageReported(nemo, first, ada, new Quantity(9), 5, 0, ASKED),
                new ReservationRefused(nemo, first, ada, RefusalReason.TOO_LATE, ASKED),
                new ReservationBarred(nemo, first, ReleaseReason.NOT_ADDED),
                new SaleRefused(nemo, first, RefusalReason.NOT_RESERVED, null));

        assertThat(find()).isEqualTo(stock(5, 0, 0, 0, 4));
    }

    @Test
    void closing_ends_the_line_and_what_it_frees_is_told_reservation_by_reservation() {
        store.happened(received(5), reserved(first, 5), ticket(second, 1), new StockClosed(nemo));
        assertThat(find()).isEqualTo(stock(5, 5, 0, 0, 3));

        store.happened(new ReservationReleased(nemo, first, new Quantity(5), ReleaseReason.PRODUCT_WITHDRAWN));
        assertThat(find()).isEqualTo(stock(5, 0, 0, 0, 4));
    }

    @Test
    void a_subscriber_reads_where_a_batch_has_led() {
        store.happened(received(5));

        try (SubscriptionQueryResult<StockView, StockView> watched =
                store.subscribe(new FindStock(nemo), StockView.class)) {
            store.happened(reserved(first, 1), reserved(second, 1));

            assertThat(watched.updates().blockFirst(Duration.ofSeconds(5))).isEqualTo(stock(5, 2, 0, 0, 2));
        }
    }

    private @Nullable StockView find() {
        return store.answer(new FindStock(nemo), StockView.class);
    }

    private StockView stock(int onHand, int reserved, int sold, long waiting, long version) {
        return new StockView(nemo, onHand, reserved, sold, waiting, false, SaleTerms.STANDARD, version);
    }

    private StockReceived received(int copies) {
        return new StockReceived(nemo, new ReceiptId(UUID.randomUUID()), new Quantity(copies));
    }

    private StockAdjusted adjusted(int change) {
        return new StockAdjusted(nemo, new AdjustmentId(UUID.randomUUID()), change, "counted");
    }

    private StockReserved reserved(ReservationId reservation, int copies) {
        return new StockReserved(nemo, reservation, ada, new Quantity(copies), null, null, ASKED);
    }

    private WaitlistTicketIssued ticket(ReservationId reservation, long ticket) {
        return new WaitlistTicketIssued(
                nemo, reservation, ada, new Quantity(1), ticket, ticket, ChainHash.START, null, ASKED);
    }
}
