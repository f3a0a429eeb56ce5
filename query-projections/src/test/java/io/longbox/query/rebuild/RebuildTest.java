package io.longbox.query.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import io.longbox.api.ops.ListViews;
import io.longbox.api.ops.RebuildReport;
import io.longbox.api.ops.RebuildState;
import io.longbox.api.ops.SwapRule;
import io.longbox.api.ops.Views;
import io.longbox.query.MuchHappened;
import io.longbox.query.Store;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A view is made anew beside the live one, compared with it, and takes its place. */
class RebuildTest {

    private final Store store = Store.empty();

    @Test
    void every_view_is_made_anew_equal_to_the_live_one_and_takes_its_place() {
        MuchHappened.in(store);
        Map<String, List<String>> before = store.rows();

        for (Views.Standing view : views()) {
            RebuildReport report = store.rebuild(view.name(), SwapRule.IF_EQUAL);
            assertThat(report.trouble()).as(view.name()).isNull();
            assertThat(report.differences()).as(view.name()).isEmpty();
            assertThat(report.state()).as(view.name()).isEqualTo(RebuildState.SWAPPED);
            assertThat(report.events()).as(view.name()).isPositive();
        }
        assertThat(store.rows()).isEqualTo(before);
    }

    private List<Views.Standing> views() {
        return store.answer(new ListViews(), Views.class).items();
    }
}
