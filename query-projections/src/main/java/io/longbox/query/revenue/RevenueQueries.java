package io.longbox.query.revenue;

import io.longbox.api.order.FindRevenue;
import io.longbox.api.order.Revenue;
import io.longbox.api.order.RevenueBy;
import io.longbox.api.order.RevenueRow;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Currency;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class RevenueQueries {

    private static final LocalDate FIRST = LocalDate.of(1, 1, 1);
    private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

    private static final String SUMS = """
            , e.currency, sum(e.copies) AS copies, sum(e.gross) AS gross, sum(e.discount) AS discount,
            sum(e.shipping) AS shipping, sum(e.points) AS points, sum(e.captured) AS captured,
            sum(e.refunded) AS refunded, sum(e.charged) AS charged
            """;

    private static final String BY_DAY = """
            SELECT cast(e.day AS text) AS key, cast(NULL AS text) AS title,
                count(DISTINCT e.order_id) FILTER (WHERE e.kind = 'SALE') AS orders
            %s FROM query.revenue_entries e WHERE e.day BETWEEN :from AND :to AND e.kind <> 'PLACED'
            GROUP BY e.day, e.currency ORDER BY e.day, e.currency
            """.formatted(SUMS);

    // Called as today, or as it was called when it was last bought.
    private static final String BY_PRODUCT = """
            SELECT cast(e.product_id AS text) AS key,
                coalesce(
                    (SELECT p.title FROM query.products p WHERE p.id = e.product_id),
                    max(l.title)) AS title,
                count(DISTINCT e.order_id) FILTER (WHERE e.kind = 'SALE') AS orders
            %s FROM query.revenue_entries e JOIN query.revenue_lines l USING (order_id, position)
            WHERE e.day BETWEEN :from AND :to AND e.kind <> 'PLACED'
            GROUP BY e.product_id, e.currency ORDER BY e.currency, sum(e.gross) DESC, e.product_id
            """.formatted(SUMS);

    private static final String BY_STATE = """
            SELECT o.status AS key, cast(NULL AS text) AS title,
                count(DISTINCT e.order_id) FILTER (WHERE e.kind = 'PLACED') AS orders
            %s FROM query.revenue_entries e JOIN query.revenue_orders o USING (order_id)
            WHERE e.day BETWEEN :from AND :to
            GROUP BY o.status, e.currency ORDER BY o.status, e.currency
            """.formatted(SUMS);

    private final JdbcClient jdbc;

    RevenueQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @QueryHandler
    Revenue find(FindRevenue query) {
        return new Revenue(jdbc.sql(sql(query.by()))
                .param("from", query.from() == null ? FIRST : query.from())
                .param("to", query.to() == null ? LAST : query.to())
                .query((row, number) -> row(row))
                .list());
    }

    private static String sql(RevenueBy by) {
        return switch (by) {
            case DAY -> BY_DAY;
            case PRODUCT -> BY_PRODUCT;
            case STATE -> BY_STATE;
        };
    }

    private static RevenueRow row(ResultSet row) throws SQLException {
        return new RevenueRow(
                row.getString("key"),
                row.getString("title"),
                Currency.getInstance(row.getString("currency")),
                row.getLong("orders"),
                row.getLong("copies"),
                row.getLong("gross"),
                row.getLong("discount"),
                row.getLong("shipping"),
                row.getLong("points"),
                row.getLong("captured"),
                row.getLong("refunded"),
                row.getLong("charged"));
    }
}
