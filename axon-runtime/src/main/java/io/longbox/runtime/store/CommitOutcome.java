package io.longbox.runtime.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import javax.sql.DataSource;

/**
 * Asks PostgreSQL what became of a transaction whose commit was not answered: the connection broke, or the server
 * went away, before or after the commit was made.
 *
 * <p>The id of the transaction tells whether it is still under way, but not whether it was committed: a server that
 * crashed gives ids out again whose transactions had not reached its disk, and then speaks of somebody else's. What
 * counts is whether the events are there.
 */
final class CommitOutcome {

    private static final long PAUSE_MILLIS = 50;
    /** What PostgreSQL says of an id that it has not given out, or not since it crashed. */
    private static final String INVALID_PARAMETER_VALUE = "22023";

    /** How a transaction stands. */
    private enum Status {
        STORED,
        NOT_STORED,
        /** It may still be committed, or nobody can be asked. */
        UNKNOWN
    }

    private final DataSource database;
    private final Duration patience;

    /**
     * @param patience how long to ask, while the database cannot be reached or is still about to decide
     */
    CommitOutcome(DataSource database, Duration patience) {
        this.database = database;
        this.patience = patience;
    }

    /**
     * Whether the transaction was committed; if not, it never will be.
     *
     * @param failure what its commit failed with
     * @throws UncertainCommitException if that cannot be found out in time
     */
    boolean isCommitted(Appended appended, RuntimeException failure) {
        long deadline = System.nanoTime() + patience.toNanos();
        do {
            Status status = status(appended);
            if (status != Status.UNKNOWN) {
                return status == Status.STORED;
            }
        } while (System.nanoTime() < deadline && pause());
        throw new UncertainCommitException(failure);
    }

    private Status status(Appended appended) {
        try (Connection connection = database.getConnection()) {
            return switch (transactionStatus(connection, appended.transaction())) {
                // Asked after it: a statement sees what was committed before it began.
                case "committed" -> isThere(connection, appended.event()) ? Status.STORED : Status.NOT_STORED;
                case "aborted" -> Status.NOT_STORED;
                default -> Status.UNKNOWN;
            };
        } catch (SQLException failure) {
            return INVALID_PARAMETER_VALUE.equals(failure.getSQLState()) ? Status.NOT_STORED : Status.UNKNOWN;
        }
    }

    private static String transactionStatus(Connection connection, String transaction) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT pg_xact_status(?::xid8)")) {
            query.setString(1, transaction);
            try (ResultSet answer = query.executeQuery()) {
                answer.next();
                return Objects.requireNonNullElse(answer.getString(1), "forgotten");
            }
        }
    }

    private static boolean isThere(Connection connection, String event) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT FROM axon.domain_event WHERE event_identifier = ?")) {
            query.setString(1, event);
            try (ResultSet answer = query.executeQuery()) {
                return answer.next();
            }
        }
    }

    private static boolean pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
            return true;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
