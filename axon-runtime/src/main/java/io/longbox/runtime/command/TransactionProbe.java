package io.longbox.runtime.command;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Looks at the transaction under way. Events are appended at its end, so what it finds was written by handlers. */
final class TransactionProbe {

    private static final Logger log = LoggerFactory.getLogger(TransactionProbe.class);

    private final JdbcClient jdbc;

    TransactionProbe(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether anything was written so far; true, too, if the transaction is broken. */
    boolean hasWritten() {
        try {
            // PostgreSQL gives a transaction its id when it first writes.
            return jdbc.sql("SELECT pg_current_xact_id_if_assigned() IS NOT NULL")
                    .query(Boolean.class)
                    .single();
        } catch (DataAccessException broken) {
            log.debug("the transaction cannot be asked", broken);
            return true;
        }
    }
}
