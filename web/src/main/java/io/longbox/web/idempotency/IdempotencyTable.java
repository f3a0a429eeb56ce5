package io.longbox.web.idempotency;

import io.longbox.web.WebProperties;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Claims and answers, shared by every process of the store. Each method is one short transaction that does not wait for
 * the disk: a claim lost in a crash is harmless, because what a repeat creates has the same id.
 */
@Component
class IdempotencyTable {

    /** Ends with the transaction it stands in, so that the connection goes back as it came. */
    private static final String LAZILY = "(SELECT set_config('synchronous_commit', 'off', true) AS commits) AS lazily";

    // A claim that is there stays, unless its owner died over the same request or it has outlived its use.
    private static final String CLAIM = """
            INSERT INTO web.idempotency_key AS present (id, fingerprint, owner, claimed_at)
            SELECT ?, ?, ?, clock_timestamp() FROM %s WHERE lazily.commits = 'off'
            ON CONFLICT (id) DO UPDATE SET
                fingerprint = excluded.fingerprint, owner = excluded.owner, claimed_at = excluded.claimed_at,
                status = NULL, content_type = NULL, location = NULL, etag = NULL, body = NULL
            WHERE present.claimed_at < excluded.claimed_at - ? * interval '1 millisecond'
               OR present.status IS NULL AND present.fingerprint = excluded.fingerprint
                  AND present.claimed_at < excluded.claimed_at - ? * interval '1 millisecond'
            """.formatted(LAZILY);

    private static final String READ =
            "SELECT fingerprint, status, content_type, location, etag, body FROM web.idempotency_key WHERE id = ?";

    private static final String ANSWER = """
            UPDATE web.idempotency_key SET status = ?, content_type = ?, location = ?, etag = ?, body = ?
            FROM %s WHERE lazily.commits = 'off' AND id = ? AND owner = ?
            """.formatted(LAZILY);

    private static final String RELEASE = """
            DELETE FROM web.idempotency_key USING %s
            WHERE lazily.commits = 'off' AND id = ? AND owner = ? AND status IS NULL
            """.formatted(LAZILY);

    private static final String SWEEP = """
            DELETE FROM web.idempotency_key WHERE id IN (
                SELECT id FROM web.idempotency_key WHERE claimed_at < clock_timestamp() - ? * interval '1 millisecond'
                ORDER BY claimed_at LIMIT ? FOR UPDATE SKIP LOCKED)
            """;

    private final JdbcTemplate jdbc;
    private final long keepMillis;
    private final long takeOverMillis;

    IdempotencyTable(JdbcTemplate jdbc, WebProperties properties) {
        this.jdbc = jdbc;
        this.keepMillis = properties.web().idempotency().keep().toMillis();
        this.takeOverMillis = properties.web().idempotency().takeOverAfter().toMillis();
    }

    Claim claim(IdempotencyKey key, byte[] fingerprint) {
        UUID owner = UUID.randomUUID();
        int claimed = write(CLAIM, statement -> {
            statement.setBytes(1, key.digest());
            statement.setBytes(2, fingerprint);
            statement.setObject(3, owner);
            statement.setLong(4, keepMillis);
            statement.setLong(5, takeOverMillis);
        });
        return claimed == 1 ? new Claim.Granted(owner) : present(key, fingerprint);
    }

    private Claim present(IdempotencyKey key, byte[] fingerprint) {
        // A row that is gone again was let go a moment ago: as good as under way, the next attempt gets it.
        return jdbc.query(READ, (row, number) -> claimOf(row, fingerprint), (Object) key.digest()).stream()
                .findFirst()
                .orElseGet(Claim.UnderWay::new);
    }

    private static Claim claimOf(ResultSet row, byte[] fingerprint) throws SQLException {
        if (!Arrays.equals(row.getBytes("fingerprint"), fingerprint)) {
            return new Claim.Reused();
        }
        int status = row.getInt("status");
        if (row.wasNull()) {
            return new Claim.UnderWay();
        }
        return new Claim.Answered(new StoredAnswer(
                status,
                row.getString("content_type"),
                row.getString("location"),
                row.getString("etag"),
                Optional.ofNullable(row.getBytes("body")).orElseGet(() -> new byte[0])));
    }

    void answer(IdempotencyKey key, UUID owner, StoredAnswer answer) {
        write(ANSWER, statement -> {
            statement.setInt(1, answer.status());
            statement.setString(2, answer.contentType());
            statement.setString(3, answer.location());
            statement.setString(4, answer.etag());
            statement.setBytes(5, answer.body());
            statement.setBytes(6, key.digest());
            statement.setObject(7, owner);
        });
    }

    /** Lets go of a claim without an answer: a repeat runs anew. */
    void release(IdempotencyKey key, UUID owner) {
        write(RELEASE, statement -> {
            statement.setBytes(1, key.digest());
            statement.setObject(2, owner);
        });
    }

    /** Removes some of the answers that were kept long enough, and says how many. */
    int sweep(int atMost) {
        return write(SWEEP, statement -> {
            statement.setLong(1, keepMillis);
            statement.setInt(2, atMost);
        });
    }

    private int write(String sql, Parameters parameters) {
        Integer rows = jdbc.execute((ConnectionCallback<Integer>) connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                parameters.set(statement);
                int changed = statement.executeUpdate();
                commit(connection);
                return changed;
            }
        });
        return rows == null ? 0 : rows;
    }

    /** One statement is one transaction, with or without auto-commit. */
    private static void commit(Connection connection) throws SQLException {
        if (!connection.getAutoCommit()) {
            connection.commit();
        }
    }

    @FunctionalInterface
    private interface Parameters {
        void set(PreparedStatement statement) throws SQLException;
    }
}
