package io.longbox.web.ops;

import static io.longbox.web.Fixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.longbox.api.Refusal;
import io.longbox.api.ops.CancelRebuild;
import io.longbox.api.ops.FindRebuild;
import io.longbox.api.ops.ListViews;
import io.longbox.api.ops.RebuildReport;
import io.longbox.api.ops.RebuildState;
import io.longbox.api.ops.RowDifference;
import io.longbox.api.ops.StartRebuild;
import io.longbox.api.ops.SwapRule;
import io.longbox.api.ops.Views;
import io.longbox.web.ApiTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ViewApiTest extends ApiTest {

    private static final String VIEWS = "/api/ops/views";
    private static final String REBUILD = VIEWS + "/stock-view/rebuild";
    private static final RebuildReport WAITING = new RebuildReport(
            "stock-view", 1, SwapRule.IF_EQUAL, RebuildState.WAITING, NOW, null, null, 0, 0, 0, null, List.of(), null);
    private static final RebuildReport DIFFERENT = new RebuildReport(
            "stock-view",
            2,
            SwapRule.IF_EQUAL,
            RebuildState.KEPT,
            NOW,
            NOW.plusSeconds(1),
            NOW.plusSeconds(11),
            500_000,
            900_000,
            900_000,
            1L,
            List.of(new RowDifference(
                    "stock", Map.of("product_id", "7"), RowDifference.Kind.CHANGED, List.of("on_hand"))),
            null);

    @Test
    void the_views_are_listed() {
        store.answer(
                ListViews.class,
                list -> new Views(
                        List.of(new Views.Standing("stock-view", List.of(new Views.Table("stock", 1_000)), 17L))));

        assertThat(get(VIEWS)).hasStatusOk().bodyJson().isStrictlyEqualTo("""
                        {"items": [{"name": "stock-view", "tables": [{"name": "stock", "rows": 1000}], "position": 17}]}
                        """);
    }

    @Test
    void a_rebuild_is_asked_for_and_can_be_followed() {
        store.answer(StartRebuild.class, start -> 1L);
        store.answer(FindRebuild.class, find -> WAITING);

        assertThat(post(REBUILD, "{\"swap\": \"ALWAYS\"}").exchange())
                .hasStatus(202)
                .hasHeader("Location", REBUILD)
                .bodyJson()
                .isStrictlyEqualTo("""
                        {"view": "stock-view", "number": 1, "swap": "IF_EQUAL", "state": "WAITING",
                         "requestedAt": "2026-03-01T10:00:00Z", "startedAt": null, "finishedAt": null, "events": 0,
                         "eventsPerSecond": null, "position": 0, "end": 0, "expectedEnd": null, "differing": null,
                         "differences": [], "trouble": null}""");
        assertThat(store.theOnly(StartRebuild.class)).isEqualTo(new StartRebuild("stock-view", SwapRule.ALWAYS));
    }

    @Test
    void without_a_word_on_it_only_an_equal_view_is_swapped() {
        store.answer(StartRebuild.class, start -> 1L);
        store.answer(FindRebuild.class, find -> WAITING);

        assertThat(post(REBUILD, "{}").exchange()).hasStatus(202);
        assertThat(store.theOnly(StartRebuild.class).swap()).isEqualTo(SwapRule.IF_EQUAL);
    }

    @Test
    void the_rows_that_differ_are_named() {
        store.answer(FindRebuild.class, find -> DIFFERENT);

        assertThat(get(REBUILD)).hasStatusOk().bodyJson().isStrictlyEqualTo("""
                        {"view": "stock-view", "number": 2, "swap": "IF_EQUAL", "state": "KEPT",
                         "requestedAt": "2026-03-01T10:00:00Z", "startedAt": "2026-03-01T10:00:01Z",
                         "finishedAt": "2026-03-01T10:00:11Z", "events": 500000, "eventsPerSecond": 50000,
                         "position": 900000, "end": 900000, "expectedEnd": null, "differing": 1,
                         "differences": [{"table": "stock", "key": {"product_id": "7"}, "kind": "CHANGED",
                           "columns": ["on_hand"]}], "trouble": null}""");
    }

    @Test
    void a_rebuild_is_cancelled() {
        store.answer(CancelRebuild.class, cancel -> 1L);

        assertThat(delete(REBUILD)).hasStatus(204);
        assertThat(store.theOnly(CancelRebuild.class)).isEqualTo(new CancelRebuild("stock-view"));
    }

    @Test
    void a_second_rebuild_of_a_view_is_refused_while_one_is_under_way() {
        store.refuse(StartRebuild.class, Refusal.Code.CONFLICT, "a rebuild of stock-view is under way");

        assertProblem(post(REBUILD, "{}").exchange(), 409, "conflict", "is under way");
    }

    @Test
    void an_unknown_rule_is_refused() {
        assertThat(post(REBUILD, "{\"swap\": \"PERHAPS\"}").exchange()).hasStatus(400);
        assertThat(store.sent()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"stock_view", "Stock-View", "stock'", "%00", "-"})
    void what_can_be_no_view_is_not_found(String name) {
        assertThat(get(VIEWS + "/" + name + "/rebuild").getResponse().getStatus())
                .isIn(400, 404);
        assertThat(store.asked(FindRebuild.class)).isEmpty();
    }

    @Test
    void a_view_that_was_never_rebuilt_has_no_rebuild() {
        store.answer(FindRebuild.class, find -> null);

        assertProblem(get(REBUILD), 404, "not-found", "rebuild");
    }
}
