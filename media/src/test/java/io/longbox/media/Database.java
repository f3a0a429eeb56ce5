package io.longbox.media;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/** A PostgreSQL of the tests' own, which ends with them. */
public final class Database {

    public static final DataSource SOURCE = start();
    public static final JdbcClient JDBC = JdbcClient.create(SOURCE);
    public static final PlatformTransactionManager TRANSACTIONS = new DataSourceTransactionManager(SOURCE);

    private Database() {}

    private static DataSource start() {
        try {
            DataSource source = EmbeddedPostgres.start().getPostgresDatabase();
            Flyway.configure()
                    .dataSource(source)
                    .schemas("media")
                    .locations("classpath:db/media")
                    .load()
                    .migrate();
            return source;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public static void clear() {
        JDBC.sql("TRUNCATE media.content, media.piece, media.reference, media.reference_owner")
                .update();
    }

    public static long count(String table) {
        return JDBC.sql("SELECT count(*) FROM media." + table).query(Long.class).single();
    }
}
