package io.longbox.runtime.command;

import static org.axonframework.commandhandling.GenericCommandResultMessage.asCommandResultMessage;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.distributed.AnnotationRoutingStrategy;
import org.axonframework.commandhandling.distributed.RoutingStrategy;
import org.axonframework.commandhandling.distributed.UnresolvedRoutingKeyPolicy;
import org.axonframework.common.Registration;
import org.axonframework.messaging.MessageHandler;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/**
 * Axon's command bus, with one commit for all commands that wait while the one before is being made.
 *
 * <p>Commands are routed by their aggregate to one of a few {@linkplain CommandSegment segments}. A segment takes
 * whatever waits for it and handles it as one {@link CommandBatch}: one after another, under one transaction, with one
 * append of all events. Nobody is answered before the commit. So a hot aggregate costs one load and one commit for all
 * who want it at that moment, and nobody ever waits for its lock.
 *
 * <p>To those who send and to those who handle nothing else changes: each command has a unit of work, interceptors,
 * correlation data and a result of its own, a refusal concerns nobody else, and when anything else goes wrong the
 * commands of the batch are handled once more, one by one, as Axon's own bus would.
 *
 * <p>Sending does not wait for the answer. Where too many commands wait already, the sender waits for room, and is
 * answered by {@link TooManyCommandsException} in the end: nothing was done then.
 */
final class GroupCommitCommandBus extends SimpleCommandBus {

    private final RoutingStrategy routing = AnnotationRoutingStrategy.builder()
            .fallbackRoutingStrategy(UnresolvedRoutingKeyPolicy.RANDOM_KEY)
            .build();
    private final List<MessageHandlerInterceptor<? super CommandMessage<?>>> interceptors =
            new CopyOnWriteArrayList<>();
    private final CommandSegments segments;
    private final CommandBatch.Surroundings surroundings;

    GroupCommitCommandBus(Builder axon, CommandSegments segments, CommandBatch.Surroundings surroundings) {
        super(axon);
        this.segments = segments;
        this.surroundings = surroundings;
    }

    @Override
    public Registration registerHandlerInterceptor(
            MessageHandlerInterceptor<? super CommandMessage<?>> handlerInterceptor) {
        Registration alone = super.registerHandlerInterceptor(handlerInterceptor);
        interceptors.add(handlerInterceptor);
        return () -> interceptors.remove(handlerInterceptor) & alone.cancel();
    }

    @Override
    protected <C, R> void handle(
            CommandMessage<C> command,
            MessageHandler<? super CommandMessage<?>> handler,
            CommandCallback<? super C, ? super R> callback) {
        if (CommandSegment.isCurrentThread() && CurrentUnitOfWork.isStarted()) {
            // A handler that sends a command has it handled within its own work, as on Axon's bus. It must not wait for
            // the segment, which may be its own.
            super.handle(command, handler, callback);
            return;
        }
        Pending<C, R> waiting = new Pending<>(command, handler, callback, this::handleAlone);
        try {
            segments.put(routing.getRoutingKey(command), waiting);
        } catch (TooManyCommandsException turnedAway) {
            surroundings.metrics().turnedAway();
            waiting.answer(asCommandResultMessage(turnedAway));
        }
    }

    void handleTogether(List<Pending<?, ?>> commands) {
        new CommandBatch(commands, interceptors, surroundings).handle();
    }

    private <C, R> void handleAlone(Pending<C, R> command) {
        super.<C, R>handle(command.message(), command.handler(), (sent, result) -> command.answer(result));
    }
}
