package io.longbox.query.rebuild;

import io.longbox.api.ops.RowDifference;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The tables of a view once more, empty at first, in a schema of their own. They are alike in everything that the live
 * ones have, names included, so that they can take their place.
 *
 * <p>All but {@link #make} and {@link #drop} belong into a transaction of the caller.
 */
@Component
class ShadowTables {

    private static final String LIVE = "query";

    /** Somebody else has the lock, or waits for one of ours. */
    private static final Set<String> BUSY = Set.of("55P03", "40P01");

    /** What is neither copied nor may be lost. Each parameter is the table. */
    private static final String NOT_COPIED = """
            SELECT 'the foreign key ' || conname FROM pg_constraint
            WHERE contype = 'f' AND (conrelid = ?::regclass OR confrelid = ?::regclass)
            UNION SELECT 'the trigger ' || tgname FROM pg_trigger WHERE tgrelid = ?::regclass AND NOT tgisinternal
            UNION SELECT 'the policy ' || polname FROM pg_policy WHERE polrelid = ?::regclass
            UNION SELECT 'the publication ' || p.pubname
                FROM pg_publication_rel r JOIN pg_publication p ON p.oid = r.prpubid WHERE r.prrelid = ?::regclass
            UNION SELECT 'the database view ' || w.ev_class::regclass FROM pg_depend d
                JOIN pg_rewrite w ON w.oid = d.objid AND d.classid = 'pg_rewrite'::regclass
                WHERE d.refobjid = ?::regclass
            """;

    /**
     * What {@code CREATE TABLE LIKE} leaves out or gives other names, as statements: keys, indexes, options, the comment,
     * the owner and privileges.
     */
    private static final String LIKENESS = """
            SELECT format('ALTER TABLE %1$s ADD CONSTRAINT %%I %%s', conname, pg_get_constraintdef(oid))
                FROM pg_constraint WHERE conrelid = ?::regclass AND contype IN ('p', 'u', 'x')
            UNION ALL SELECT replace(pg_get_indexdef(i.indexrelid), ' ON %2$s ', ' ON %1$s ')
                FROM pg_index i WHERE i.indrelid = ?::regclass
                AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = i.indexrelid)
            UNION ALL SELECT format('ALTER TABLE %1$s SET (%%s)', array_to_string(reloptions, ', '))
                FROM pg_class WHERE oid = ?::regclass AND reloptions IS NOT NULL
            UNION ALL SELECT format('COMMENT ON TABLE %1$s IS %%L', obj_description(oid, 'pg_class'))
                FROM pg_class WHERE oid = ?::regclass AND obj_description(oid, 'pg_class') IS NOT NULL
            UNION ALL SELECT format('GRANT %%s ON %1$s TO %%s', a.privilege_type,
                    CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE a.grantee::regrole::text END
                    || CASE WHEN a.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
                FROM pg_class c, aclexplode(c.relacl) a WHERE c.oid = ?::regclass AND a.grantee <> c.relowner
            UNION ALL SELECT format('GRANT %%s (%%I) ON %1$s TO %%s', a.privilege_type, t.attname,
                    CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE a.grantee::regrole::text END)
                FROM pg_attribute t, aclexplode(t.attacl) a WHERE t.attrelid = ?::regclass
            UNION ALL SELECT format('ALTER TABLE %1$s OWNER TO %%s', relowner::regrole)
                FROM pg_class WHERE oid = ?::regclass AND relowner <> current_user::regrole
            """;

    private static final String KEY = """
            SELECT a.attname FROM pg_index i CROSS JOIN unnest(i.indkey) WITH ORDINALITY AS k (number, place)
            JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.number
            WHERE i.indrelid = ?::regclass AND i.indisprimary ORDER BY k.place
            """;

    /** Whole rows are compared, and only those that differ are looked at column by column. */
    private static final String DIFFERENCES = """
            SELECT jsonb_build_object(%4$s)::text AS key,
                CASE WHEN %5$s IS NULL THEN 'MISSING' WHEN %6$s IS NULL THEN 'SURPLUS' ELSE 'CHANGED' END AS kind,
                CASE WHEN %5$s IS NULL OR %6$s IS NULL THEN '{}' ELSE ARRAY(
                    SELECT key FROM jsonb_each(to_jsonb(live)) l FULL JOIN jsonb_each(to_jsonb(shadow)) s USING (key)
                    WHERE l.value IS DISTINCT FROM s.value ORDER BY key) END AS columns,
                count(*) OVER () AS total
            FROM %1$s live FULL JOIN %2$s shadow ON %3$s
            WHERE live IS DISTINCT FROM shadow LIMIT ?
            """;

    private final JdbcTemplate jdbc;
    private final JsonMapper json = JsonMapper.shared();

    ShadowTables(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * How two views differ.
     *
     * @param total in how many rows
     * @param first some of them
     */
    record Comparison(long total, List<RowDifference> first) {

        boolean isEqual() {
            return total == 0;
        }
    }

    /**
     * Makes the tables, in place of any that an earlier rebuild left behind.
     *
     * @throws IllegalStateException if a live table has what would be lost with it
     */
    void make(View view) {
        drop(view.name());
        jdbc.execute("CREATE SCHEMA " + schema(view.name()));
        for (String table : view.tables()) {
            String live = live(table);
            List<String> lost = jdbc.queryForList(NOT_COPIED, String.class, times(6, live));
            if (!lost.isEmpty()) {
                throw new IllegalStateException(
                        "a rebuild of " + live + " would lose " + String.join(", ", lost) + ": remove it before");
            }
            String shadow = shadow(view, table);
            jdbc.execute("CREATE TABLE " + shadow + " (LIKE " + live + " INCLUDING ALL EXCLUDING INDEXES)");
            jdbc.queryForList(LIKENESS.formatted(shadow, live), String.class, times(7, live))
                    .forEach(jdbc::execute);
        }
    }

    /** Removes the tables, as far as they are there. */
    void drop(String view) {
        jdbc.execute("DROP SCHEMA IF EXISTS " + schema(view) + " CASCADE");
    }

    /** From here to the end of the transaction, the view's projections write to these tables, and see no others. */
    void use(View view) {
        jdbc.execute("SET LOCAL search_path TO " + schema(view.name()));
    }

    /** Has the database look at the tables, so that it plans well from the first query on. */
    void analyze(View view) {
        view.tables().forEach(table -> jdbc.execute("ANALYZE " + shadow(view, table)));
    }

    /** Keeps everybody else from writing to the live tables until the end of the transaction. Readers go on. */
    void lockLive(View view) {
        jdbc.execute("LOCK TABLE " + liveTables(view) + " IN SHARE ROW EXCLUSIVE MODE");
    }

    /**
     * @param limit how many differences to name at most
     */
    Comparison compare(View view, int limit) {
        long total = 0;
        List<RowDifference> first = new ArrayList<>();
        for (String table : view.tables()) {
            List<String> key = jdbc.queryForList(KEY, String.class, live(table)).stream()
                    .map(ShadowTables::quoted)
                    .toList();
            String sql = DIFFERENCES.formatted(
                    live(table),
                    shadow(view, table),
                    key.stream()
                            .map(column -> "live." + column + " = shadow." + column)
                            .collect(Collectors.joining(" AND ")),
                    key.stream()
                            .map(column -> "'" + column.replace("\"", "") + "', coalesce(live." + column + ", shadow."
                                    + column + ")::text")
                            .collect(Collectors.joining(", ")),
                    "live." + key.get(0),
                    "shadow." + key.get(0));
            List<Long> totals = jdbc.query(
                    sql,
                    (row, number) -> {
                        if (first.size() < limit) {
                            first.add(new RowDifference(
                                    table,
                                    json.readValue(row.getString("key"), new TypeReference<Map<String, String>>() {}),
                                    RowDifference.Kind.valueOf(row.getString("kind")),
                                    List.of((String[]) row.getArray("columns").getArray())));
                        }
                        return row.getLong("total");
                    },
                    limit);
            total += totals.isEmpty() ? 0 : totals.get(0);
        }
        return new Comparison(total, List.copyOf(first));
    }

    /**
     * Puts these tables in the place of the live ones. Queries see the old ones until the transaction is committed, and
     * wait for that only while it is.
     *
     * @throws CannotAcquireLockException if long queries do not leave the live tables free for a moment
     */
    void swap(View view) {
        lockOutReaders(view);
        for (String table : view.tables()) {
            jdbc.execute("DROP TABLE " + live(table));
            jdbc.execute("ALTER TABLE " + shadow(view, table) + " SET SCHEMA " + LIVE);
        }
        jdbc.execute("DROP SCHEMA " + schema(view.name()));
    }

    /** In short attempts: whoever waits for a lock has everybody wait who comes later. */
    private void lockOutReaders(View view) {
        jdbc.execute("SET LOCAL lock_timeout = '500ms'");
        for (int attempt = 0; attempt < 60; attempt++) {
            if (Boolean.TRUE.equals(
                    jdbc.execute((ConnectionCallback<Boolean>) connection -> lockOutReaders(connection, view)))) {
                return;
            }
        }
        throw new CannotAcquireLockException("queries on " + view.name() + " leave no moment for a swap");
    }

    private static boolean lockOutReaders(Connection connection, View view) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try (Statement statement = connection.createStatement()) {
            statement.execute("LOCK TABLE " + liveTables(view) + " IN ACCESS EXCLUSIVE MODE");
            return true;
        } catch (SQLException failure) {
            if (BUSY.contains(failure.getSQLState())) {
                connection.rollback(before);
                return false;
            }
            throw failure;
        }
    }

    private static String liveTables(View view) {
        return view.tables().stream().map(ShadowTables::live).collect(Collectors.joining(", "));
    }

    private static Object[] times(int count, Object parameter) {
        Object[] parameters = new Object[count];
        java.util.Arrays.fill(parameters, parameter);
        return parameters;
    }

    private static String live(String table) {
        return LIVE + "." + table;
    }

    private static String shadow(View view, String table) {
        return schema(view.name()) + "." + table;
    }

    private static String schema(String view) {
        return "rebuild_" + view.replace('-', '_');
    }

    private static String quoted(String column) {
        return '"' + column + '"';
    }
}
