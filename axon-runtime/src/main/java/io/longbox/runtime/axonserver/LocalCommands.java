package io.longbox.runtime.axonserver;

import io.longbox.runtime.command.HandlingFailure;
import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandResultMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.messaging.HandlerExecutionException;

/** Handles the commands that Axon Server routes here; a failure tells its sender what kind it is. */
final class LocalCommands extends SimpleCommandBus {

    LocalCommands(Builder builder) {
        super(builder);
    }

    @Override
    protected <C, R> void doDispatch(CommandMessage<C> command, CommandCallback<? super C, ? super R> callback) {
        super.<C, R>doDispatch(command, (handled, result) -> callback.onResult(handled, told(result)));
    }

    private static <R> CommandResultMessage<? extends R> told(CommandResultMessage<? extends R> result) {
        if (!result.isExceptional() || result.exceptionResult() instanceof HandlerExecutionException) {
            return result;
        }
        Throwable failure = result.exceptionResult();
        HandlingFailure kind = FailureKinds.isConflict(failure) ? HandlingFailure.CONFLICT : null;
        return new GenericCommandResultMessage<>(
                new CommandExecutionException(FailureKinds.describe(failure), failure, kind), result.getMetaData());
    }
}
