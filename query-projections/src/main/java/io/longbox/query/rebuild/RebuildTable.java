package io.longbox.query.rebuild;

import io.longbox.api.ops.RebuildReport;
import io.longbox.api.ops.RebuildState;
import io.longbox.api.ops.RowDifference;
import io.longbox.api.ops.SwapRule;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The newest rebuild of each view, as every process sees it. */
@Component
class RebuildTable {

    private static final String OVER = "('SWAPPED', 'KEPT', 'CANCELLED', 'FAILED')";

    private final JdbcClient jdbc;
    private final JsonMapper json = JsonMapper.shared();

    RebuildTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A rebuild that is to be done, or is being done. */
    record Job(String view, long number, SwapRule swap, RebuildState state) {}

    /**
     * Asks for a rebuild.
     *
     * @return its number; empty if one of the same view is under way
     */
    Optional<Long> request(String view, SwapRule swap) {
        return jdbc.sql("""
                        INSERT INTO query.rebuilds AS present (view, number, swap, state, requested_at)
                        VALUES (?, 1, ?, 'WAITING', now())
                        ON CONFLICT (view) DO UPDATE SET number = present.number + 1, swap = excluded.swap,
                            state = excluded.state, requested_at = now(), started_at = NULL, finished_at = NULL,
                            events = 0, position = 0, goal = 0, differing = NULL, differences = '[]', trouble = NULL,
                            cancelled = false
                        WHERE present.state IN %s
                        RETURNING number
                        """.formatted(OVER))
                .param(view)
                .param(swap.name())
                .query(Long.class)
                .optional();
    }

    /**
     * Asks for the end of a rebuild.
     *
     * @return its number; empty if it has ended otherwise
     */
    Optional<Long> cancel(String view) {
        return jdbc.sql("""
                        UPDATE query.rebuilds SET cancelled = true,
                            state = CASE state WHEN 'WAITING' THEN 'CANCELLED' ELSE state END,
                            finished_at = CASE state WHEN 'WAITING' THEN now() ELSE finished_at END
                        WHERE view = ? AND state NOT IN ('SWAPPED', 'KEPT', 'FAILED') RETURNING number
                        """).param(view).query(Long.class).optional();
    }

    List<Job> underWay() {
        return jdbc.sql("SELECT view, number, swap, state FROM query.rebuilds WHERE state NOT IN " + OVER
                        + " ORDER BY requested_at")
                .query((row, n) -> new Job(
                        row.getString("view"),
                        row.getLong("number"),
                        SwapRule.valueOf(row.getString("swap")),
                        RebuildState.valueOf(row.getString("state"))))
                .list();
    }

    void begin(Job job) {
        update(jdbc.sql("UPDATE query.rebuilds SET state = 'READING', started_at = now() WHERE view = ? AND number = ?"
                        + " AND state = 'WAITING'")
                .param(job.view())
                .param(job.number()));
    }

    /**
     * Notes how far a rebuild is.
     *
     * @throws RebuildEnded if somebody asked for its end
     */
    void progress(Job job, long events, long position, long goal) {
        update(jdbc.sql("UPDATE query.rebuilds SET events = ?, position = ?, goal = ? WHERE view = ? AND number = ?"
                        + " AND state = 'READING' AND NOT cancelled")
                .param(events)
                .param(position)
                .param(goal)
                .param(job.view())
                .param(job.number()));
    }

    /**
     * @throws RebuildEnded if somebody asked for its end
     */
    void compare(Job job) {
        update(jdbc.sql("UPDATE query.rebuilds SET state = 'COMPARING' WHERE view = ? AND number = ?"
                        + " AND state = 'READING' AND NOT cancelled")
                .param(job.view())
                .param(job.number()));
    }

    /** Notes the outcome, in the transaction that brings it about. */
    void finish(Job job, RebuildState state, long events, long position, ShadowTables.Comparison comparison) {
        update(jdbc.sql("""
                        UPDATE query.rebuilds SET state = ?, finished_at = now(), events = ?, position = ?, goal = ?,
                            differing = ?, differences = ?::jsonb
                        WHERE view = ? AND number = ? AND state = 'COMPARING' AND NOT cancelled
                        """)
                .param(state.name())
                .param(events)
                .param(position)
                .param(position)
                .param(comparison.total())
                .param(json.writeValueAsString(comparison.first()))
                .param(job.view())
                .param(job.number()));
    }

    /** Notes that nothing came of it; nothing is changed if that is known. */
    void giveUp(Job job, RebuildState state, @Nullable String trouble) {
        jdbc.sql("UPDATE query.rebuilds SET state = ?, finished_at = now(), trouble = ? WHERE view = ? AND number = ?"
                        + " AND state NOT IN " + OVER)
                .param(state.name())
                .param(trouble)
                .param(job.view())
                .param(job.number())
                .update();
    }

    Optional<RebuildReport> find(String view) {
        return jdbc.sql("SELECT * FROM query.rebuilds WHERE view = ?")
                .param(view)
                .query((row, n) -> report(row))
                .optional();
    }

    private static void update(JdbcClient.StatementSpec statement) {
        if (statement.update() == 0) {
            throw new RebuildEnded("it was cancelled");
        }
    }

    private RebuildReport report(ResultSet row) throws SQLException {
        return new RebuildReport(
                row.getString("view"),
                row.getLong("number"),
                SwapRule.valueOf(row.getString("swap")),
                RebuildState.valueOf(row.getString("state")),
                row.getObject("requested_at", OffsetDateTime.class).toInstant(),
                time(row, "started_at"),
                time(row, "finished_at"),
                row.getLong("events"),
                row.getLong("position"),
                row.getLong("goal"),
                row.getObject("differing", Long.class),
                json.readValue(row.getString("differences"), new TypeReference<List<RowDifference>>() {}),
                row.getString("trouble"));
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
