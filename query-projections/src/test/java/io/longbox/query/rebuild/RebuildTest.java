package io.longbox.query.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.longbox.api.Quantity;
import io.longbox.api.RefusedException;
import io.longbox.api.catalog.FindStock;
import io.longbox.api.catalog.ProductId;
import io.longbox.api.catalog.ProductWithdrawn;
import io.longbox.api.catalog.ReceiptId;
import io.longbox.api.catalog.StockReceived;
import io.longbox.api.catalog.StockView;
import io.longbox.api.ops.CancelRebuild;
import io.longbox.api.ops.FindRebuild;
import io.longbox.api.ops.ListViews;
import io.longbox.api.ops.RebuildReport;
import io.longbox.api.ops.RebuildState;
import io.longbox.api.ops.RowDifference;
import io.longbox.api.ops.StartRebuild;
import io.longbox.api.ops.SwapRule;
import io.longbox.api.ops.Views;
import io.longbox.query.MuchHappened;
import io.longbox.query.Store;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.queryhandling.SubscriptionQueryResult;
import org.junit.jupiter.api.Test;

/** A view is made anew beside the live one, compared with it, and takes its place. */
class RebuildTest {

    private static final String STOCK = "stock-view";

    private final Store store = Store.empty();
    private final ProductId nemo = new ProductId(UUID.randomUUID());
    private final ProductId kat = new ProductId(UUID.randomUUID());

    @Test
    void every_view_is_made_anew_equal_to_the_live_one_and_takes_its_place() {
        MuchHappened.in(store);
        Map<String, List<String>> before = store.rows();

        for (String view : views()) {
            RebuildReport report = store.rebuild(view, SwapRule.IF_EQUAL);
            assertThat(report.differences()).as(view).isEmpty();
            assertThat(report.trouble()).as(view).isNull();
            assertThat(report.state()).as(view).isEqualTo(RebuildState.SWAPPED);
            assertThat(report.events()).as(view).isPositive();
        }

        assertThat(store.rows()).isEqualTo(before);
    }

    @Test
    void a_rebuilt_view_is_made_of_events_alone() {
        MuchHappened.in(store);
        Map<String, List<String>> before = store.rows();
        before.keySet()
                .forEach(table -> store.jdbc().sql("TRUNCATE query." + table).update());

        views().forEach(view -> store.rebuild(view, SwapRule.ALWAYS));

        assertThat(store.rows()).isEqualTo(before);
    }

    @Test
    void a_swap_changes_rows_and_nothing_else_of_the_tables() {
        store.jdbc().sql("DROP ROLE IF EXISTS reporter").update();
        store.jdbc().sql("CREATE ROLE reporter").update();
        store.jdbc().sql("GRANT SELECT ON query.users TO reporter").update();
        store.jdbc()
                .sql("GRANT SELECT (id, status) ON query.orders TO reporter")
                .update();
        List<String> before = properties();

        views().forEach(view ->
                assertThat(store.rebuild(view, SwapRule.ALWAYS).state()).isEqualTo(RebuildState.SWAPPED));

        assertThat(properties()).isEqualTo(before).anyMatch(property -> property.contains("reporter"));
        store.jdbc().sql("DROP OWNED BY reporter").update();
        store.jdbc().sql("DROP ROLE reporter").update();
    }

    @Test
    void every_table_belongs_to_one_view() {
        List<String> kept = store.answer(new ListViews(), Views.class).items().stream()
                .flatMap(view -> view.tables().stream())
                .map(Views.Table::name)
                .toList();

        assertThat(kept).doesNotHaveDuplicates();
        assertThat(store.jdbc()
                        .sql("SELECT tablename FROM pg_tables WHERE schemaname = 'query'"
                                + " AND tablename NOT IN ('rebuilds', 'flyway_schema_history')")
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrderElementsOf(kept);
    }

    @Test
    void live_rows_that_the_events_do_not_bear_out_are_named_and_stay_unless_it_is_asked_for() {
        ProductId lost = new ProductId(UUID.randomUUID());
        store.happened(received(nemo, 3), received(kat, 4), received(lost, 5));
        Map<String, List<String>> right = store.rows();
        UUID invented = UUID.randomUUID();
        store.jdbc()
                .sql("UPDATE query.stock SET on_hand = 7, offer = 'PT1H' WHERE product_id = ?")
                .param(nemo.value())
                .update();
        store.jdbc()
                .sql("DELETE FROM query.stock WHERE product_id = ?")
                .param(lost.value())
                .update();
        store.jdbc()
                .sql("INSERT INTO query.stock (product_id, version, on_hand, reserved, sold, waiting)"
                        + " VALUES (?, 1, 1, 1, 1, 1)")
                .param(invented)
                .update();
        Map<String, List<String>> wrong = store.rows();

        for (SwapRule rule : List.of(SwapRule.IF_EQUAL, SwapRule.NEVER)) {
            RebuildReport report = store.rebuild(STOCK, rule);

            assertThat(report.state()).isEqualTo(RebuildState.KEPT);
            assertThat(report.differing()).isEqualTo(3);
            assertThat(report.differences())
                    .containsExactlyInAnyOrder(
                            difference(nemo.value(), RowDifference.Kind.CHANGED, "offer", "on_hand"),
                            difference(lost.value(), RowDifference.Kind.MISSING),
                            difference(invented, RowDifference.Kind.SURPLUS));
            assertThat(store.rows()).isEqualTo(wrong);
            assertThat(shadows()).isEmpty();
        }

        RebuildReport report = store.rebuild(STOCK, SwapRule.ALWAYS);
        assertThat(report.state()).isEqualTo(RebuildState.SWAPPED);
        assertThat(report.differing()).isEqualTo(3);
        assertThat(store.rows()).isEqualTo(right);
    }

    @Test
    void many_differences_are_counted_and_some_are_named() {
        store.happened(IntStream.range(0, 150)
                .mapToObj(n -> received(new ProductId(new UUID(1, n)), 1))
                .toArray());
        store.jdbc().sql("UPDATE query.stock SET sold = 1").update();

        RebuildReport report = store.rebuild(STOCK, SwapRule.NEVER);

        assertThat(report.differing()).isEqualTo(150);
        assertThat(report.differences()).hasSize(100);
    }

    @Test
    void thousands_of_events_are_handled_in_large_batches() {
        store.happened(IntStream.range(0, 12_345)
                .mapToObj(n -> received(new ProductId(new UUID(1, n % 100)), 1))
                .toArray());

        RebuildReport report = store.rebuild(STOCK, SwapRule.IF_EQUAL);

        assertThat(report.state()).isEqualTo(RebuildState.SWAPPED);
        assertThat(report.events()).isEqualTo(12_345);
        assertThat(report.position()).isEqualTo(report.end()).isEqualTo(12_344);
    }

    @Test
    void queries_see_the_old_tables_or_the_new_and_never_neither() throws InterruptedException {
        store.happened(received(nemo, 3), received(kat, 4));
        Set<Object> seen = new ConcurrentSkipListSet<>();
        Thread reader = new Thread(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                seen.add(copies());
            }
        });
        reader.start();
        for (int time = 0; time < 5; time++) {
            assertThat(store.rebuild(STOCK, SwapRule.ALWAYS).state()).isEqualTo(RebuildState.SWAPPED);
        }
        reader.interrupt();
        reader.join();

        assertThat(seen).containsExactly(7L);
    }

    @Test
    void a_swap_waits_for_a_long_query_and_holds_up_others_for_moments_only() throws SQLException {
        store.happened(received(nemo, 3));
        try (Connection report = store.bean(DataSource.class).getConnection()) {
            report.setAutoCommit(false);
            report.createStatement().execute("SELECT * FROM query.stock");
            store.order(new StartRebuild(STOCK, SwapRule.ALWAYS));
            await().until(() -> store.jdbc()
                            .sql("SELECT count(*) FROM pg_locks WHERE NOT granted AND mode = 'AccessExclusiveLock'")
                            .query(Long.class)
                            .single()
                    > 0);

            await().during(Duration.ofSeconds(2)).until(() -> copies() == 3);
            report.rollback();
        }
        await().until(() -> rebuild().state() == RebuildState.SWAPPED);
    }

    @Test
    void the_live_view_goes_on_after_a_swap() {
        store.happened(received(nemo, 3));
        store.rebuild(STOCK, SwapRule.IF_EQUAL);

        store.happened(received(nemo, 2));

        assertThat(store.answer(new FindStock(nemo), StockView.class).onHand()).isEqualTo(5);
    }

    @Test
    void nobody_is_told_of_a_rebuild() {
        store.happened(received(nemo, 3));
        try (SubscriptionQueryResult<StockView, StockView> watched =
                store.subscribe(new FindStock(nemo), StockView.class)) {
            List<StockView> told = new ArrayList<>();
            watched.updates().subscribe(told::add);

            store.rebuild(STOCK, SwapRule.ALWAYS);
            assertThat(told).isEmpty();

            store.happened(received(nemo, 1));
            await().until(() -> told.size() == 1);
        }
    }

    @Test
    void a_failure_in_the_middle_of_a_swap_leaves_the_live_view_as_it_was() {
        MuchHappened.in(store);
        store.jdbc().sql("DELETE FROM query.notifications").update();
        Map<String, List<String>> before = store.rows();
        store.jdbc().sql("""
                        CREATE FUNCTION no_drop() RETURNS event_trigger LANGUAGE plpgsql AS $$
                        BEGIN
                            IF EXISTS (SELECT FROM pg_event_trigger_dropped_objects()
                                WHERE object_identity = 'query.read_marks') THEN RAISE 'a crash in mid-swap'; END IF;
                        END $$""").update();
        store.jdbc()
                .sql("CREATE EVENT TRIGGER no_drop ON sql_drop EXECUTE FUNCTION no_drop()")
                .update();
        try {
            RebuildReport report = store.rebuild("inbox-view", SwapRule.ALWAYS);

            assertThat(report.state()).isEqualTo(RebuildState.FAILED);
            assertThat(report.trouble()).contains("a crash in mid-swap");
            assertThat(store.rows()).isEqualTo(before);
            assertThat(shadows()).isEmpty();
        } finally {
            store.jdbc().sql("DROP EVENT TRIGGER no_drop").update();
            store.jdbc().sql("DROP FUNCTION no_drop").update();
        }
        assertThat(store.rebuild("inbox-view", SwapRule.ALWAYS).state()).isEqualTo(RebuildState.SWAPPED);
        assertThat(store.rows().get("notifications")).isNotEmpty();
    }

    @Test
    void a_rebuild_is_cancelled_and_leaves_the_live_view_as_it_was() throws SQLException {
        store.happened(received(nemo, 3));
        store.jdbc().sql("UPDATE query.stock SET on_hand = 7").update();
        try (Connection writer = store.bean(DataSource.class).getConnection()) {
            holdUp(writer);
            store.order(new StartRebuild(STOCK, SwapRule.ALWAYS));
            await().until(() -> rebuild().state() == RebuildState.COMPARING);
            store.order(new CancelRebuild(STOCK));
            store.order(new CancelRebuild(STOCK));
            writer.rollback();
        }

        await().until(() -> rebuild().state() == RebuildState.CANCELLED);
        assertThat(copies()).isEqualTo(7);
        await().until(() -> shadows().isEmpty());
        assertThatThrownBy(() -> store.rebuild("no-view", SwapRule.NEVER)).isInstanceOf(RefusedException.class);
    }

    @Test
    void there_is_one_rebuild_of_a_view_at_a_time() throws SQLException {
        store.happened(received(nemo, 3));
        try (Connection writer = store.bean(DataSource.class).getConnection()) {
            holdUp(writer);
            store.order(new StartRebuild(STOCK, SwapRule.ALWAYS));

            assertThatThrownBy(() -> store.order(new StartRebuild(STOCK, SwapRule.NEVER)))
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining("under way");
            writer.rollback();
        }

        await().until(() -> rebuild().state() == RebuildState.SWAPPED);
        assertThatThrownBy(() -> store.order(new CancelRebuild(STOCK)))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("no rebuild");
        assertThat(rebuild().number()).isEqualTo(1);
        assertThat(store.rebuild(STOCK, SwapRule.NEVER).number()).isEqualTo(2);
    }

    @Test
    void what_a_killed_process_was_rebuilding_is_removed_and_can_be_rebuilt_again() {
        store.happened(received(nemo, 3));
        store.jdbc().sql("CREATE SCHEMA rebuild_stock_view").update();
        store.jdbc().sql("CREATE TABLE rebuild_stock_view.stock ()").update();
        store.jdbc()
                .sql("INSERT INTO query.rebuilds (view, number, swap, state, requested_at)"
                        + " VALUES ('stock-view', 4, 'ALWAYS', 'READING', now())")
                .update();

        await().until(() -> rebuild().state() == RebuildState.FAILED);
        await().until(() -> shadows().isEmpty());
        assertThat(rebuild().trouble()).contains("has ended");
        assertThat(store.rebuild(STOCK, SwapRule.IF_EQUAL).state()).isEqualTo(RebuildState.SWAPPED);
    }

    @Test
    void an_event_that_the_view_cannot_handle_fails_the_rebuild_by_name() {
        store.happenedUnseen(new ProductWithdrawn(nemo));

        RebuildReport report = store.rebuild("product-view", SwapRule.ALWAYS);

        assertThat(report.state()).isEqualTo(RebuildState.FAILED);
        assertThat(report.trouble())
                .contains("ProductWithdrawn")
                .contains(store.newestId().toString());
        assertThat(shadows()).isEmpty();
    }

    @Test
    void what_a_swap_would_lose_is_refused() {
        store.jdbc()
                .sql("CREATE VIEW public.report AS SELECT * FROM query.stock")
                .update();
        try {
            RebuildReport report = store.rebuild(STOCK, SwapRule.IF_EQUAL);

            assertThat(report.state()).isEqualTo(RebuildState.FAILED);
            assertThat(report.trouble()).contains("report");
        } finally {
            store.jdbc().sql("DROP VIEW public.report").update();
        }
    }

    @Test
    void a_view_that_is_followed_in_several_segments_stands_at_no_one_place() {
        TokenStore tokens = store.bean(TokenStore.class);
        tokens.initializeSegment(null, STOCK, 1);
        try {
            assertThat(store.rebuild(STOCK, SwapRule.IF_EQUAL).trouble()).contains("merge");
        } finally {
            tokens.deleteToken(STOCK, 1);
        }
    }

    /** Somebody writes to the live view and does not finish. */
    private void holdUp(Connection writer) throws SQLException {
        writer.setAutoCommit(false);
        writer.createStatement().execute("UPDATE query.stock SET on_hand = 9");
    }

    private RebuildReport rebuild() {
        return store.answer(new FindRebuild(STOCK), RebuildReport.class);
    }

    private long copies() {
        return store.jdbc()
                .sql("SELECT coalesce(sum(on_hand), 0) FROM query.stock")
                .query(Long.class)
                .single();
    }

    private Set<String> views() {
        Set<String> names = new TreeSet<>();
        store.answer(new ListViews(), Views.class).items().forEach(view -> names.add(view.name()));
        return names;
    }

    private List<String> shadows() {
        return store.jdbc()
                .sql("SELECT nspname FROM pg_namespace WHERE nspname LIKE 'rebuild%'")
                .query(String.class)
                .list();
    }

    /** All that the catalogue knows of the tables, but what numbers them. */
    private List<String> properties() {
        return store.jdbc().sql("""
                        SELECT pg_get_indexdef(indexrelid) || indisvalid || indisprimary FROM pg_index
                            WHERE indrelid IN (SELECT oid FROM pg_class WHERE relnamespace = 'query'::regnamespace)
                        UNION ALL SELECT conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)
                            FROM pg_constraint WHERE connamespace = 'query'::regnamespace
                        UNION ALL SELECT concat_ws(' ', relname, relowner, relacl, reloptions, relpersistence,
                                obj_description(oid, 'pg_class'))
                            FROM pg_class WHERE relnamespace = 'query'::regnamespace AND relkind = 'r'
                        UNION ALL SELECT concat_ws(' ', attrelid::regclass, attname, attnum, atttypid::regtype,
                                attnotnull, attacl, attcollation, col_description(attrelid, attnum),
                                pg_get_expr(adbin, adrelid))
                            FROM pg_attribute LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
                            WHERE attnum > 0 AND attrelid IN
                                (SELECT oid FROM pg_class WHERE relnamespace = 'query'::regnamespace AND relkind = 'r')
                        ORDER BY 1
                        """).query(String.class).list();
    }

    private static RowDifference difference(UUID product, RowDifference.Kind kind, String... columns) {
        return new RowDifference("stock", Map.of("product_id", product.toString()), kind, List.of(columns));
    }

    private static StockReceived received(ProductId product, int copies) {
        return new StockReceived(product, new ReceiptId(UUID.randomUUID()), new Quantity(copies));
    }
}
