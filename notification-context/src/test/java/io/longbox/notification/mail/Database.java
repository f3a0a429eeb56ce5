package io.longbox.notification.mail;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** A PostgreSQL of the tests' own, which ends with them. */
final class Database {

    static final DataSource SOURCE = start();

    private Database() {}

    private static DataSource start() {
        try {
            DataSource source = EmbeddedPostgres.start().getPostgresDatabase();
            Flyway.configure()
                    .dataSource(source)
                    .schemas("notifications")
                    .locations("classpath:db/notifications")
                    .load()
                    .migrate();
            return source;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
