package io.longbox.query.revenue;

import io.longbox.api.order.LineCount;
import io.longbox.api.order.OrderStatus;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Writes the ledger, each entry once, whatever is delivered twice. Not by entities: an entry is never read again but as a
 * part of a sum.
 */
@Component
class RevenueTable {

    private static final List<String> TABLES =
            List.of("revenue_orders", "revenue_lines", "revenue_refunds", "revenue_entries");

    private static final String STATUS = """
            INSERT INTO revenue_orders AS present (order_id, version, status) VALUES (:order, :version, :status)
            ON CONFLICT (order_id) DO UPDATE SET version = excluded.version, status = excluded.status
            WHERE present.version < excluded.version
            """;

    private static final String LINE = """
            INSERT INTO revenue_lines
                (order_id, position, line_id, product_id, title, copies, currency, unit_price, discount, shipping, points, due)
            VALUES
                (:order, :position, :line, :product, :title, :copies, :currency, :unitPrice, :discount, :shipping, :points, :due)
            ON CONFLICT DO NOTHING
            """;

    private static final String REFUND = """
            INSERT INTO revenue_refunds (order_id, refund_id, line_id, copies)
            VALUES (:order, :refund, :line, :copies) ON CONFLICT DO NOTHING
            """;

    private static final String PLACED = """
            INSERT INTO revenue_entries
            SELECT order_id, 'PLACED', '', position, product_id, :day, currency, 0, 0, 0, 0, 0, 0, 0, 0
            FROM revenue_lines WHERE order_id = :order AND position = 0 ON CONFLICT DO NOTHING
            """;

    private static final String SALE = """
            INSERT INTO revenue_entries
            SELECT order_id, 'SALE', '', position, product_id, :day, currency,
                copies, copies * unit_price, discount, shipping, points, 0, 0, 0
            FROM revenue_lines WHERE order_id = :order ON CONFLICT DO NOTHING
            """;

    private static final String MONEY = """
            INSERT INTO revenue_entries
            SELECT order_id, :kind, :reference, position, product_id, :day, currency, 0, 0, 0, 0, 0,
                CASE WHEN :kind = 'CAPTURE' THEN :amount ELSE 0 END,
                CASE WHEN :kind = 'REFUND' THEN :amount ELSE 0 END,
                CASE WHEN :kind = 'CHARGEBACK' THEN :amount ELSE 0 END
            FROM revenue_lines WHERE order_id = :order AND position = :position ON CONFLICT DO NOTHING
            """;

    /** What moves money. */
    enum Movement {
        CAPTURE,
        REFUND,
        CHARGEBACK
    }

    private final EntityManager entities;
    private final JdbcClient jdbc;

    RevenueTable(EntityManager entities, JdbcClient jdbc) {
        this.entities = entities;
        this.jdbc = jdbc;
    }

    void status(UUID order, long version, OrderStatus status) {
        statement(STATUS, order)
                .setParameter("version", version)
                .setParameter("status", status.name())
                .executeUpdate();
    }

    void place(UUID order, List<RevenueLine> lines, LocalDate day) {
        for (RevenueLine line : lines) {
            statement(LINE, order)
                    .setParameter("position", line.position())
                    .setParameter("line", line.line())
                    .setParameter("product", line.product())
                    .setParameter("title", line.title())
                    .setParameter("copies", line.copies())
                    .setParameter("currency", line.currency())
                    .setParameter("unitPrice", line.unitPrice())
                    .setParameter("discount", line.discount())
                    .setParameter("shipping", line.shipping())
                    .setParameter("points", line.points())
                    .setParameter("due", line.due())
                    .executeUpdate();
        }
        statement(PLACED, order).setParameter("day", day).executeUpdate();
    }

    void sell(UUID order, LocalDate day) {
        statement(SALE, order).setParameter("day", day).executeUpdate();
    }

    void refund(UUID order, UUID refund, List<LineCount> lines) {
        for (LineCount line : lines) {
            statement(REFUND, order)
                    .setParameter("refund", refund)
                    .setParameter("line", line.reservation().value())
                    .setParameter("copies", line.quantity().value())
                    .executeUpdate();
        }
    }

    /** The lines of an order, in its order; none if it was never placed. */
    List<RevenueLine> lines(UUID order) {
        return jdbc.sql("SELECT * FROM revenue_lines WHERE order_id = ? ORDER BY position")
                .param(order)
                .query((row, number) -> line(row))
                .list();
    }

    /** How many copies of which line a refund is for; none if it is about money alone. */
    Map<UUID, Integer> copies(UUID order, UUID refund) {
        Map<UUID, Integer> copies = new HashMap<>();
        jdbc.sql("SELECT line_id, copies FROM revenue_refunds WHERE order_id = ? AND refund_id = ?")
                .param(order)
                .param(refund)
                .query((ResultSet row) -> {
                    copies.put(row.getObject("line_id", UUID.class), row.getInt("copies"));
                });
        return copies;
    }

    void move(UUID order, Movement movement, String reference, int position, long amount, LocalDate day) {
        statement(MONEY, order)
                .setParameter("kind", movement.name())
                .setParameter("reference", reference)
                .setParameter("position", position)
                .setParameter("amount", amount)
                .setParameter("day", day)
                .executeUpdate();
    }

    void clear() {
        TABLES.forEach(
                table -> entities.createNativeQuery("DELETE FROM " + table).executeUpdate());
    }

    private Query statement(String sql, UUID order) {
        return entities.createNativeQuery(sql).setParameter("order", order);
    }

    private static RevenueLine line(ResultSet row) throws SQLException {
        return new RevenueLine(
                row.getInt("position"),
                row.getObject("line_id", UUID.class),
                row.getObject("product_id", UUID.class),
                row.getString("title"),
                row.getInt("copies"),
                row.getString("currency"),
                row.getLong("unit_price"),
                row.getLong("discount"),
                row.getLong("shipping"),
                row.getLong("points"),
                row.getLong("due"));
    }
}
