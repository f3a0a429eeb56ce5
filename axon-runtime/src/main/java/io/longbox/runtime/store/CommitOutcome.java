package io.longbox.runtime.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Asks PostgreSQL what became of a transaction whose commit was not answered: the connection broke, or the server
 * went away, before or after the commit was made.
 */
final class CommitOutcome {

    private static final long PAUSE_MILLIS = 50;

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
     * @param transaction its id, as {@code pg_current_xact_id()} told it
     * @param failure what its commit failed with
     * @throws UncertainCommitException if that cannot be found out in time
     */
    boolean isCommitted(String transaction, RuntimeException failure) {
        long deadline = System.nanoTime() + patience.toNanos();
        do {
            String status = status(transaction);
            if ("committed".equals(status)) {
                return true;
            }
            if ("aborted".equals(status)) {
                return false;
            }
        } while (System.nanoTime() < deadline && pause());
        throw new UncertainCommitException(failure);
    }

    private @Nullable String status(String transaction) {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement("SELECT pg_xact_status(?::xid8)")) {
            query.setString(1, transaction);
            try (ResultSet answer = query.executeQuery()) {
                return answer.next() ? answer.getString(1) : null;
            }
        } catch (SQLException unreachable) {
            return null;
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
