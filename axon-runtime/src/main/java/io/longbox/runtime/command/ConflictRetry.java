package io.longbox.runtime.command;

import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.gateway.RetryScheduler;

/**
 * Sends a command again when another writer of the same aggregate was faster: nothing of it was stored, so that is
 * safe. Nothing else is sent again; after any other failure only the sender knows whether that would be right.
 */
final class ConflictRetry implements RetryScheduler {

    private static final long FIRST_PAUSE_MILLIS = 4;
    private static final long LONGEST_PAUSE_MILLIS = 250;

    private final ScheduledExecutorService timer;
    private final int maxRetries;

    ConflictRetry(ScheduledExecutorService timer, int maxRetries) {
        this.timer = timer;
        this.maxRetries = maxRetries;
    }

    @Override
    public boolean scheduleRetry(
            @SuppressWarnings("rawtypes") CommandMessage command,
            RuntimeException lastFailure,
            List<Class<? extends Throwable>[]> failures,
            Runnable dispatch) {
        if (!isConflict(lastFailure) || failures.size() > maxRetries) {
            return false;
        }
        long bound = Math.min(LONGEST_PAUSE_MILLIS, FIRST_PAUSE_MILLIS << Math.min(failures.size(), 10));
        try {
            // Writers that met once must not meet again: each waits for a time of its own.
            timer.schedule(dispatch, ThreadLocalRandom.current().nextLong(1, bound + 1), TimeUnit.MILLISECONDS);
            return true;
        } catch (RejectedExecutionException shuttingDown) {
            return false;
        }
    }

    private static boolean isConflict(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (HandlingFailure.isConflict(cause)) {
                return true;
            }
        }
        return false;
    }
}
