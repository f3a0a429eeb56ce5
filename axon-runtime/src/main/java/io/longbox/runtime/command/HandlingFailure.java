package io.longbox.runtime.command;

import org.axonframework.messaging.HandlerExecutionException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;

/**
 * What the sender of a command needs to know of its failure when the handler may be in another process: it travels as
 * the details of Axon's execution exception, of which nothing but texts would arrive otherwise.
 */
public enum HandlingFailure {
    /** Another writer of the aggregate was faster, and nothing was stored: the command can be sent again. */
    CONFLICT;

    /** Whether this exception, regardless of its causes, says so, in this process or from another. */
    public static boolean isConflict(Throwable failure) {
        return failure instanceof ConcurrencyException
                // Over the first event of a stream: the command then finds the aggregate there.
                || failure instanceof AggregateStreamCreationException
                || failure instanceof HandlerExecutionException told
                        && told.getDetails().orElse(null) == CONFLICT;
    }
}
