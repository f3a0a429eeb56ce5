package io.longbox.runtime.saga;

import io.longbox.api.Refusal;
import io.longbox.api.RefusedException;
import io.longbox.api.ops.ListSagas;
import io.longbox.api.ops.SagaPage;
import io.longbox.api.ops.SagaView;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Reads the processes under way from where Axon keeps them. By convention a saga here keeps its {@code step}, and how
 * often its pending command was sent as {@code attempt}; 0 says that nothing is pending.
 */
class SagaQueries {

    private static final int LARGEST_PAGE = 1_000;

    /** Each parameter comes twice: null for "any". */
    private static final String MATCHING = """
            FROM axon.saga,
                 LATERAL (SELECT convert_from(serialized_saga, 'UTF8')::jsonb AS state) AS content,
                 LATERAL (SELECT regexp_replace(saga_type, '.*\\.', '') AS process,
                                 coalesce((state ->> 'attempt')::int, 0) AS attempt) AS told
            WHERE (?::text IS NULL OR process = ?) AND (?::boolean IS NULL OR (attempt = 0) = ?)
            """;

    private final JdbcTemplate jdbc;

    SagaQueries(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @QueryHandler
    SagaPage list(ListSagas query) {
        if (query.limit() < 1 || query.limit() > LARGEST_PAGE) {
            throw new RefusedException(new Refusal(
                    Refusal.Code.INVALID, "a page holds between 1 and " + LARGEST_PAGE + " items", "limit"));
        }
        List<SagaView> found = jdbc.query(
                "SELECT saga_id, process, attempt, state ->> 'step' AS step, "
                        + "(SELECT min(association_key || ' ' || association_value) FROM axon.saga_association a "
                        + "WHERE a.saga_id = axon.saga.saga_id) AS key "
                        + MATCHING + " AND (?::text IS NULL OR saga_id > ?) ORDER BY saga_id LIMIT ?",
                SagaQueries::view,
                query.process(),
                query.process(),
                query.resting(),
                query.resting(),
                query.after(),
                query.after(),
                query.limit() + 1);
        Long total = jdbc.queryForObject(
                "SELECT count(*) " + MATCHING,
                Long.class,
                query.process(),
                query.process(),
                query.resting(),
                query.resting());
        boolean more = found.size() > query.limit();
        List<SagaView> page = more ? found.subList(0, query.limit()) : found;
        return new SagaPage(
                List.copyOf(page),
                Objects.requireNonNull(total),
                more ? page.get(page.size() - 1).id() : null);
    }

    private static SagaView view(ResultSet row, int n) throws SQLException {
        int attempt = row.getInt("attempt");
        return new SagaView(
                row.getString("saga_id"),
                row.getString("process"),
                Objects.requireNonNullElse(row.getString("key"), ""),
                Objects.requireNonNullElse(row.getString("step"), ""),
                attempt == 0,
                attempt);
    }
}
