package io.longbox.query.revenue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.longbox.api.catalog.ProductId;
import io.longbox.api.order.Actor;
import io.longbox.api.order.CancellationReason;
import io.longbox.api.order.FindRevenue;
import io.longbox.api.order.OrderStatus;
import io.longbox.api.order.RefundCause;
import io.longbox.api.order.RefundId;
import io.longbox.api.order.Revenue;
import io.longbox.api.order.RevenueBy;
import io.longbox.api.order.RevenueRow;
import io.longbox.api.payment.PaymentChargedBack;
import io.longbox.api.user.UserId;
import io.longbox.query.Purchase;
import io.longbox.query.Store;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RevenueViewTest {

    private static final List<ToLongFunction<RevenueRow>> AMOUNTS = List.of(
            RevenueRow::copies,
            RevenueRow::gross,
            RevenueRow::discount,
            RevenueRow::shipping,
            RevenueRow::points,
            RevenueRow::captured,
            RevenueRow::refunded,
            RevenueRow::chargedBack,
            RevenueRow::net);

    private final Store store = Store.empty();
    private final UserId ada = new UserId(UUID.randomUUID());
    private final ProductId nemo = new ProductId(UUID.randomUUID());
    private final ProductId kat = new ProductId(UUID.randomUUID());
    private final Purchase purchase = Purchase.of(ada)
            .line(nemo, 3, 1000)
            .line(kat, 1, 250)
            .shipping(490)
            .discount(10)
            .points(300);
    private final RefundId refund = new RefundId(UUID.randomUUID());

    @Test
    void where_nothing_is_sold_there_is_no_revenue() {
        store.happened(purchase.placed());

        assertThat(by(RevenueBy.DAY)).isEmpty();
        assertThat(by(RevenueBy.PRODUCT)).isEmpty();
        assertThat(by(RevenueBy.STATE))
                .containsExactly(new RevenueRow("PLACED", null, Purchase.EUR, 1, 0, 0, 0, 0, 0, 0, 0, 0));
    }

    @Test
    void a_sale_is_booked_on_the_day_it_is_paid_for() {
        store.happened(purchase.bought());

        assertThat(by(RevenueBy.DAY))
                .containsExactly(
                        new RevenueRow("2026-01-01", null, Purchase.EUR, 1, 4, 3250, 325, 490, 300, 3115, 0, 0));
        assertThat(by(RevenueBy.STATE))
                .containsExactly(new RevenueRow("PAID", null, Purchase.EUR, 1, 4, 3250, 325, 490, 300, 3115, 0, 0));
    }

    @Test
    void a_product_has_its_share_of_what_the_whole_order_costs() {
        store.happened(purchase.bought());

        List<RevenueRow> rows = by(RevenueBy.PRODUCT);

        assertThat(rows)
                .extracting(RevenueRow::key, RevenueRow::title, RevenueRow::copies, RevenueRow::gross)
                .containsExactly(
                        tuple(nemo.toString(), "Title 1", 3L, 3000L), tuple(kat.toString(), "Title 2", 1L, 250L));
        assertThat(sum(rows, RevenueRow::captured)).isEqualTo(3115);
        assertThat(sum(rows, RevenueRow::shipping)).isEqualTo(490);
    }

    @Test
    void a_refund_is_borne_by_the_lines_it_is_for() {
        store.happened(purchase.bought());
        store.happened(
                purchase.refundStarted(refund, RefundCause.CANCELLED, OrderStatus.PAID, 200, purchase.count(1, 1)),
                purchase.refunded(refund, 200),
                purchase.refundCompleted(refund, OrderStatus.PAID));

        assertThat(by(RevenueBy.PRODUCT))
                .extracting(RevenueRow::key, RevenueRow::refunded)
                .containsExactly(tuple(nemo.toString(), 0L), tuple(kat.toString(), 200L));
        assertThat(by(RevenueBy.STATE))
                .extracting(RevenueRow::key, RevenueRow::refunded, RevenueRow::net)
                .containsExactly(tuple("PAID", 200L, 2915L));
    }

    @Test
    void a_refund_of_money_alone_is_borne_by_all_lines() {
        store.happened(purchase.bought());
        store.happened(
                purchase.refundStarted(refund, RefundCause.GOODWILL, OrderStatus.PAID, 101),
                purchase.refunded(refund, 101));

        List<RevenueRow> rows = by(RevenueBy.PRODUCT);
        assertThat(sum(rows, RevenueRow::refunded)).isEqualTo(101);
        assertThat(rows).allSatisfy(row -> assertThat(row.refunded()).isPositive());
    }

    @Test
    void a_chargeback_is_money_that_is_gone() {
        store.happened(purchase.bought());
        store.happened(new PaymentChargedBack(purchase.order, "cb-1", purchase.money(3115)));

        assertThat(by(RevenueBy.DAY))
                .extracting(RevenueRow::captured, RevenueRow::chargedBack, RevenueRow::net)
                .containsExactly(tuple(3115L, 3115L, 0L));
    }

    @Test
    void money_that_paid_nothing_is_booked_as_it_moves_and_sells_nothing() {
        store.happened(
                purchase.placed(),
                purchase.cancelled(CancellationReason.PAYMENT_TIMED_OUT, Actor.STORE),
                purchase.captured(),
                purchase.refunded(refund, 3115));

        assertThat(by(RevenueBy.STATE))
                .containsExactly(new RevenueRow("CANCELLED", null, Purchase.EUR, 1, 0, 0, 0, 0, 0, 3115, 3115, 0));
        assertThat(by(RevenueBy.DAY)).extracting(RevenueRow::orders).containsExactly(0L);
    }

    @Test
    void days_are_cut_off_as_asked() {
        store.happened(purchase.bought());

        assertThat(by(RevenueBy.DAY, LocalDate.parse("2026-01-01"), LocalDate.parse("2026-01-01")))
                .hasSize(1);
        assertThat(by(RevenueBy.DAY, LocalDate.parse("2026-01-02"), null)).isEmpty();
        assertThat(by(RevenueBy.STATE, null, LocalDate.parse("2025-12-31"))).isEmpty();
    }

    @Test
    void currencies_are_never_added_up() {
        Purchase yen = Purchase.in(Currency.getInstance("JPY"), ada).line(nemo, 1, 900);
        store.happened(purchase.bought());
        store.happened(yen.bought());

        assertThat(by(RevenueBy.DAY))
                .extracting(row -> row.currency().getCurrencyCode(), RevenueRow::gross)
                .containsExactly(tuple("EUR", 3250L), tuple("JPY", 900L));
    }

    @Test
    void what_is_free_is_sold_all_the_same() {
        Purchase free = Purchase.of(ada).line(nemo, 2, 0).line(kat, 1, 0).shipping(490);
        store.happened(free.bought());

        assertThat(by(RevenueBy.DAY))
                .extracting(RevenueRow::copies, RevenueRow::gross, RevenueRow::captured)
                .containsExactly(tuple(3L, 0L, 490L));
    }

    /** Whatever is bought and given back: not a cent is lost between products, days and states, nor by a replay. */
    @Test
    void sums_over_products_days_and_states_are_the_same() {
        Random random = new Random(5);
        List<ProductId> products = List.of(nemo, kat, new ProductId(UUID.randomUUID()));
        for (int i = 0; i < 60; i++) {
            happenToSome(random, products);
        }

        List<RevenueRow> days = by(RevenueBy.DAY);
        assertThat(days).isNotEmpty();
        for (ToLongFunction<RevenueRow> amount : AMOUNTS) {
            assertThat(sum(by(RevenueBy.PRODUCT), amount)).isEqualTo(sum(days, amount));
            assertThat(sum(by(RevenueBy.STATE), amount)).isEqualTo(sum(days, amount));
        }
        assertThat(by(RevenueBy.PRODUCT))
                .allSatisfy(row -> assertThat(row.gross() - row.discount() + row.shipping() - row.points())
                        .isEqualTo(row.captured()));

        Map<String, List<String>> before = store.rows();
        store.replay();
        assertThat(store.rows()).isEqualTo(before);
        store.deliverAgain();
        assertThat(store.rows()).isEqualTo(before);
    }

    private void happenToSome(Random random, List<ProductId> products) {
        Purchase bought = Purchase.of(ada).shipping(random.nextInt(900));
        int lines = 1 + random.nextInt(4);
        for (int line = 0; line < lines; line++) {
            bought.line(products.get(random.nextInt(3)), 1 + random.nextInt(5), random.nextInt(2_000));
        }
        if (random.nextBoolean()) {
            bought.discount(1 + random.nextInt(100));
        }
        long total = bought.totals().total().minor();
        if (total > 0 && random.nextBoolean()) {
            bought.points(1 + random.nextLong(total));
        }
        store.happened(bought.bought());
        long due = bought.totals().due().minor();
        if (due > 0 && random.nextBoolean()) {
            RefundId back = new RefundId(UUID.randomUUID());
            long money = 1 + random.nextLong(due);
            store.happened(
                    random.nextBoolean()
                            ? bought.refundStarted(
                                    back, RefundCause.CANCELLED, OrderStatus.PAID, money, bought.count(0, 1))
                            : bought.refundStarted(back, RefundCause.GOODWILL, OrderStatus.PAID, money),
                    bought.refunded(back, money),
                    bought.refundCompleted(back, OrderStatus.PAID));
        }
    }

    private List<RevenueRow> by(RevenueBy by) {
        return by(by, null, null);
    }

    private List<RevenueRow> by(RevenueBy by, @Nullable LocalDate from, @Nullable LocalDate to) {
        return store.answer(new FindRevenue(by, from, to), Revenue.class).items();
    }

    private static long sum(List<RevenueRow> rows, ToLongFunction<RevenueRow> amount) {
        return rows.stream().mapToLong(amount).sum();
    }
}
