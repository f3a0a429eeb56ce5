package io.longbox.runtime.store;

import org.axonframework.common.AxonTransientException;

/**
 * The connection was lost in a commit, and the database could not be asked whether it had been made. What was to be
 * committed may be stored or not.
 */
public final class UncertainCommitException extends AxonTransientException {

    private static final long serialVersionUID = 1L;

    UncertainCommitException(Throwable cause) {
        super("it is not known whether the transaction was committed", cause);
    }
}
