package io.longbox.payments;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A PostgreSQL of the tests' own, which ends with them. */
public final class Database {

    public static final DataSource SOURCE = start();

    private Database() {}

    private static DataSource start() {
        try {
            DataSource source = EmbeddedPostgres.start().getPostgresDatabase();
            for (String schema : List.of("payments", "provider")) {
                Flyway.configure()
                        .dataSource(source)
                        .schemas(schema)
                        .defaultSchema(schema)
                        .locations("classpath:db/" + schema)
                        .load()
                        .migrate();
            }
            return source;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public static JdbcClient emptied() {
        JdbcClient jdbc = JdbcClient.create(SOURCE);
        jdbc.sql("TRUNCATE payments.call, provider.card, provider.payment, provider.refund, provider.callback")
                .update();
        return jdbc;
    }

    /** Every value of every column of both schemas, as text. */
    public static List<String> everything() {
        JdbcClient jdbc = JdbcClient.create(SOURCE);
        List<String> values = new ArrayList<>();
        for (Map<String, Object> table : jdbc.sql("""
                        SELECT table_schema, table_name FROM information_schema.tables
                        WHERE table_schema IN ('payments', 'provider') AND table_name <> 'flyway_schema_history'""").query().listOfRows()) {
            String name = table.get("table_schema") + "." + table.get("table_name");
            jdbc.sql("SELECT to_jsonb(t)::text FROM " + name + " t")
                    .query(String.class)
                    .list()
                    .forEach(row -> values.add(name + " " + row));
        }
        return values;
    }
}
