package io.longbox.imports;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** A PostgreSQL of the tests' own, which ends with them. */
final class Database {

    static final DataSource SOURCE = start();
    static final JdbcClient JDBC = JdbcClient.create(SOURCE);

    private Database() {}

    private static DataSource start() {
        try {
            DataSource source = EmbeddedPostgres.start().getPostgresDatabase();
            Flyway.configure()
                    .dataSource(source)
                    .schemas("imports")
                    .locations("classpath:db/imports")
                    .load()
                    .migrate();
            return source;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The table, with nothing in it. */
    static ImportTable empty() {
        JDBC.sql("TRUNCATE imports.runs CASCADE").update();
        JDBC.sql("UPDATE imports.lease SET owner = NULL, until = NULL").update();
        return new ImportTable(JDBC, new DataSourceTransactionManager(SOURCE));
    }

    static long count(String table) {
        return JDBC.sql("SELECT count(*) FROM imports." + table)
                .query(Long.class)
                .single();
    }
}
