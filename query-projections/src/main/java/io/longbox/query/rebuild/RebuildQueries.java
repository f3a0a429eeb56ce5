package io.longbox.query.rebuild;

import io.longbox.api.ops.FindRebuild;
import io.longbox.api.ops.ListViews;
import io.longbox.api.ops.RebuildReport;
import io.longbox.api.ops.Views;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class RebuildQueries {

    private final KnownViews views;
    private final LiveViews live;
    private final RebuildTable jobs;
    private final JdbcClient jdbc;

    RebuildQueries(KnownViews views, LiveViews live, RebuildTable jobs, JdbcClient jdbc) {
        this.views = views;
        this.live = live;
        this.jobs = jobs;
        this.jdbc = jdbc;
    }

    @QueryHandler
    @Nullable
    RebuildReport find(FindRebuild query) {
        return jobs.find(query.view()).orElse(null);
    }

    @QueryHandler
    Views list(ListViews query) {
        Map<String, Long> rows = rowsByTable();
        return new Views(views.all().stream()
                .map(view -> new Views.Standing(view.name(), tables(view, rows), position(view)))
                .toList());
    }

    private static List<Views.Table> tables(View view, Map<String, Long> rows) {
        return view.tables().stream()
                .map(table -> new Views.Table(table, rows.getOrDefault(table, 0L)))
                .toList();
    }

    private Map<String, Long> rowsByTable() {
        Map<String, Long> rows = new HashMap<>();
        jdbc.sql("SELECT relname, n_live_tup FROM pg_stat_user_tables WHERE schemaname = 'query'")
                .query((RowCallbackHandler) row -> rows.put(row.getString(1), row.getLong(2)));
        return rows;
    }

    private @Nullable Long position(View view) {
        try {
            Optional<Covered> position = live.position(view);
            return position.map(Covered::upTo).filter(upTo -> upTo >= 0).orElse(null);
        } catch (IllegalStateException severalPlaces) {
            return null;
        }
    }
}
