package io.longbox.runtime.command;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.commandhandling.gateway.RetryScheduler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A command gateway whose commands never share the transaction of an event handler that sends them:
 *
 * <ul>
 *   <li>{@link #send} from a saga goes out once the saga's state is committed, so that what was sent is always written
 *       down first. If the process ends in between, the saga's step deadline sends it again.
 *   <li>{@link #sendAndWait} from a stateless event handler runs in a transaction of its own while the handler waits, so
 *       that a failure makes the processor handle the event again.
 * </ul>
 *
 * Everywhere else it is Axon's own gateway.
 */
final class ProcessCommandGateway extends DefaultCommandGateway {

    private static final Logger log = LoggerFactory.getLogger(ProcessCommandGateway.class);

    private final Executor senders;
    private final Duration timeout;

    private ProcessCommandGateway(Builder builder, Executor senders, Duration timeout) {
        super(builder);
        this.senders = senders;
        this.timeout = timeout;
    }

    static CommandGateway over(CommandBus bus, RetryScheduler retries, Executor senders, Duration timeout) {
        return new ProcessCommandGateway(
                DefaultCommandGateway.builder().commandBus(bus).retryScheduler(retries), senders, timeout);
    }

    @Override
    public <C, R> void send(C command, CommandCallback<? super C, ? super R> callback) {
        if (!inEventHandler()) {
            super.send(command, callback);
            return;
        }
        // Made here, while the event is at hand: its correlation data goes along.
        CommandMessage<C> message = GenericCommandMessage.asCommandMessage(command);
        CommandCallback<C, R> logging = (sent, result) -> {
            if (result.isExceptional()) {
                log.warn(
                        "{} was not answered; the step's deadline will send it again",
                        sent.getCommandName(),
                        result.exceptionResult());
            }
            @SuppressWarnings("unchecked")
            CommandResultMessage<R> answer = (CommandResultMessage<R>) result;
            callback.onResult(sent, answer);
        };
        CurrentUnitOfWork.get().afterCommit(unitOfWork -> senders.execute(() -> dispatch(message, logging)));
    }

    @Override
    public <R> R sendAndWait(Object command) {
        if (!inEventHandler()) {
            return super.sendAndWait(command);
        }
        CommandMessage<Object> message = GenericCommandMessage.asCommandMessage(command);
        CompletableFuture<R> answer = new CompletableFuture<>();
        CommandCallback<Object, R> complete = (sent, result) -> {
            if (result.isExceptional()) {
                answer.completeExceptionally(result.exceptionResult());
            } else {
                @SuppressWarnings("unchecked")
                R payload = (R) result.getPayload();
                answer.complete(payload);
            }
        };
        senders.execute(() -> dispatch(message, complete));
        try {
            return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException unchecked
                    ? unchecked
                    : new CommandExecutionException("the command failed", failed.getCause());
        } catch (TimeoutException late) {
            throw new CommandExecutionException(
                    "no answer to " + message.getCommandName() + " within " + timeout, late);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CommandExecutionException("interrupted while waiting for an answer", interrupted);
        }
    }

    private <C, R> void dispatch(CommandMessage<C> message, CommandCallback<? super C, ? super R> callback) {
        super.<CommandMessage<C>, R>send(message, (sent, result) -> {
            @SuppressWarnings("unchecked")
            CommandResultMessage<R> answer = (CommandResultMessage<R>) result;
            callback.onResult(message, answer);
        });
    }

    private static boolean inEventHandler() {
        return CurrentUnitOfWork.isStarted() && CurrentUnitOfWork.get().getMessage() instanceof EventMessage;
    }
}
