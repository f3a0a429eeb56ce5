package io.longbox.runtime;

import io.longbox.runtime.privacy.KeysInMemory;
import io.longbox.runtime.privacy.PersonalTextCipher;
import io.longbox.runtime.serialization.AllowListedSerializer;
import io.longbox.runtime.serialization.LongboxJson;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.sql.DataSource;
import org.axonframework.serialization.AnnotationRevisionResolver;
import org.axonframework.serialization.Serializer;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;

/** A PostgreSQL of the tests' own, which ends with them; what a crash of it would lose is not missed. */
public final class TestDatabase {

    public static final Serializer SERIALIZER = new AllowListedSerializer(
            new AnnotationRevisionResolver(), new LongboxJson(new PersonalTextCipher(new KeysInMemory())));

    private static final EmbeddedPostgres SERVER = start();

    private TestDatabase() {}

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "off")
                    .setServerConfig("synchronous_commit", "off")
                    .start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** A new database with Axon's tables. */
    public static DataSource named(String name) {
        new JdbcTemplate(SERVER.getPostgresDatabase()).execute("CREATE DATABASE " + name);
        DataSource database = SERVER.getDatabase("postgres", name);
        migrate(database);
        return database;
    }

    /** Makes Axon's tables. */
    public static void migrate(DataSource database) {
        Flyway.configure()
                .dataSource(database)
                .schemas("axon")
                .locations("classpath:db/axon")
                .load()
                .migrate();
    }
}
