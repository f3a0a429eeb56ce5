package io.longbox.runtime.command;

import org.axonframework.common.AxonTransientException;

/** There was no room for a command, and it was not handled: more are sent than can be stored. Try again later. */
public final class TooManyCommandsException extends AxonTransientException {

    private static final long serialVersionUID = 1L;

    TooManyCommandsException(String message) {
        super(message);
    }
}
