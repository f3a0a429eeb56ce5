package io.longbox.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.longbox.runtime.TestDatabase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** On a durable PostgreSQL of its own, which crashes. */
class CommitOutcomeTest {

    private static final RuntimeException LOST = new RuntimeException("the answer is lost");

    private static EmbeddedPostgres server;
    private static DataSource database;

    @BeforeAll
    static void start() throws IOException {
        server = EmbeddedPostgres.builder()
                // What is not committed reaches the disk late.
                .setServerConfig("wal_writer_delay", "10s")
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .start();
        database = server.getPostgresDatabase();
        TestDatabase.migrate(database);
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    /** How a transaction ends. */
    @FunctionalInterface
    private interface Ending {

        void of(Connection connection) throws SQLException;
    }

    @Test
    void what_was_committed_is() throws SQLException {
        assertThat(isCommitted(appended(Connection::commit))).isTrue();
    }

    @Test
    void what_was_rolled_back_is_not() throws SQLException {
        assertThat(isCommitted(appended(Connection::rollback))).isFalse();
    }

    @Test
    void what_is_under_way_is_uncertain() throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            Appended appended = append(connection);

            assertThatThrownBy(() -> isCommitted(appended)).isInstanceOf(UncertainCommitException.class);
            connection.rollback();
        }
    }

    @Test
    void what_a_crash_took_is_not_committed_even_when_its_id_was_given_to_another() throws SQLException {
        Connection connection = database.getConnection();
        connection.setAutoCommit(false);
        Appended appended = append(connection);
        crash(new JdbcTemplate(new SingleConnectionDataSource(connection, true))
                .queryForObject("SELECT pg_backend_pid()", Long.class));

        assertThat(isCommitted(appended)).isFalse();

        JdbcTemplate others = new JdbcTemplate(database);
        others.execute("CREATE TABLE other (number INT)");
        await("somebody else's transaction under the same id").until(() -> {
            others.update("INSERT INTO other VALUES (1)");
            return "committed"
                    .equals(others.queryForObject(
                            "SELECT pg_xact_status(?::xid8)", String.class, appended.transaction()));
        });
        assertThat(isCommitted(appended)).isFalse();
    }

    /** As the server sees it, a backend that dies may have spoilt the memory of all. */
    private static void crash(long backend) {
        ProcessHandle.of(backend).orElseThrow().destroyForcibly();
        JdbcTemplate anew = new JdbcTemplate(database);
        await("the end of the recovery")
                .ignoreExceptionsInstanceOf(DataAccessException.class)
                .until(() -> {
                    return ProcessHandle.of(backend).isEmpty() && anew.queryForObject("SELECT 1", Integer.class) == 1;
                });
    }

    private static boolean isCommitted(Appended appended) {
        return new CommitOutcome(database, Duration.ofMillis(300)).isCommitted(appended, LOST);
    }

    private static Appended appended(Ending ending) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            Appended appended = append(connection);
            ending.of(connection);
            return appended;
        }
    }

    private static Appended append(Connection connection) throws SQLException {
        return EventAppend.append(
                connection,
                List.of(new GenericDomainEventMessage<>(
                        "Counter", UUID.randomUUID().toString(), 0, "counted")),
                TestDatabase.SERIALIZER);
    }
}
