package io.longbox.runtime.command;

import static org.axonframework.commandhandling.GenericCommandMessage.asCommandMessage;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.correlation.MessageOriginProvider;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.modelling.command.ConcurrencyException;

/** Counters on a bus, and an event store in memory: everything that a run of commands leaves behind. */
final class CommandRun implements AutoCloseable {

    /** Holds up its segment until the latch is open, so that what is sent meanwhile becomes one batch. */
    record HoldUp(CountDownLatch started, CountDownLatch latch) {}

    final List<String> notes = Collections.synchronizedList(new ArrayList<>());
    private final CommandHandling handling;
    private final Configuration axon;

    CommandRun(CommandHandling handling) {
        this.handling = handling;
        CommandBus bus = handling.bus();
        bus.registerHandlerInterceptor(new CorrelationDataInterceptor<>(new MessageOriginProvider()));
        bus.registerHandlerInterceptor(RefusalInterceptor.forCommands());
        bus.subscribe(HoldUp.class.getName(), message -> {
            HoldUp holdUp = (HoldUp) message.getPayload();
            holdUp.started().countDown();
            return holdUp.latch().await(10, TimeUnit.SECONDS);
        });
        // What a rolled back transaction would undo.
        Counter.Notes kept = (counter, note) -> {
            notes.add(note);
            CurrentUnitOfWork.get().onRollback(work -> notes.remove(note));
        };
        this.axon = DefaultConfigurer.defaultConfiguration(false)
                .configureCommandBus(configuration -> bus)
                .configureEmbeddedEventStore(configuration -> new OneEventPerVersion())
                .configureTransactionManager(configuration -> NoTransactionManager.INSTANCE)
                .registerComponent(Counter.Notes.class, configuration -> kept)
                .configureAggregate(Counter.class)
                .buildConfiguration();
        axon.start();
    }

    /** Whether a handler has written a note, and not rolled it back. */
    boolean hasNotes() {
        return !notes.isEmpty();
    }

    /** Sends them one after another, each when the last is answered. */
    List<String> oneByOne(List<?> commands) {
        List<String> results = new ArrayList<>();
        for (int i = 0; i < commands.size(); i++) {
            results.add(describe(send(commands.get(i), i).join()));
        }
        return results;
    }

    /** Sends them while the segment is held up. */
    List<String> atOnce(List<?> commands) throws InterruptedException {
        HoldUp holdUp = new HoldUp(new CountDownLatch(1), new CountDownLatch(1));
        handling.bus().dispatch(asCommandMessage(holdUp));
        if (!holdUp.started().await(10, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the segment never came to the command that holds it up");
        }
        List<CompletableFuture<CommandResultMessage<?>>> answers = new ArrayList<>();
        for (int i = 0; i < commands.size(); i++) {
            answers.add(send(commands.get(i), i));
        }
        holdUp.latch().countDown();
        return answers.stream().map(answer -> describe(answer.join())).toList();
    }

    CommandBus bus() {
        return handling.bus();
    }

    CompletableFuture<CommandResultMessage<?>> send(Object command, int number) {
        return send(new GenericCommandMessage<>(command, Map.of("traceId", "command " + number)));
    }

    CompletableFuture<CommandResultMessage<?>> sendNamed(String name) {
        return send(new GenericCommandMessage<>(new GenericMessage<>("payload"), name));
    }

    private CompletableFuture<CommandResultMessage<?>> send(CommandMessage<?> message) {
        CompletableFuture<CommandResultMessage<?>> answer = new CompletableFuture<>();
        handling.bus().dispatch(message, (sent, result) -> {
            if (!answer.complete(result)) {
                throw new AssertionError("answered twice: " + sent);
            }
        });
        return answer.orTimeout(20, TimeUnit.SECONDS);
    }

    /** The events of a counter, each with the command that it came from. */
    List<String> eventsOf(String counter) {
        return axon.eventStore()
                .readEvents(counter)
                .asStream()
                .map(event -> event.getSequenceNumber() + " " + event.getPayload() + " from "
                        + event.getMetaData().get("traceId"))
                .toList();
    }

    static String describe(CommandResultMessage<?> result) {
        if (!result.isExceptional()) {
            return "answer " + result.getPayload();
        }
        Throwable failure = result.exceptionResult();
        return failure.getClass().getSimpleName() + ": " + failure.getMessage();
    }

    void stopHandling() {
        handling.shutdown();
    }

    @Override
    public void close() {
        stopHandling();
        axon.shutdown();
    }

    /** Events in memory, with the constraint that the database has. */
    private static final class OneEventPerVersion extends InMemoryEventStorageEngine {

        private final Set<String> taken = new HashSet<>();

        @Override
        public void appendEvents(List<? extends EventMessage<?>> events) {
            List<String> versions = events.stream()
                    .map(event -> (DomainEventMessage<?>) event)
                    .map(event -> event.getAggregateIdentifier() + " " + event.getSequenceNumber())
                    .toList();
            if (new HashSet<>(versions).size() < versions.size()
                    || versions.stream().anyMatch(taken::contains)) {
                throw new ConcurrencyException("there is such a version already");
            }
            taken.addAll(versions);
            super.appendEvents(events);
        }
    }
}
