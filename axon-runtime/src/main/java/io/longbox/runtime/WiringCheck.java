package io.longbox.runtime;

import io.longbox.runtime.deadline.JdbcDeadlineManager;
import io.longbox.runtime.saga.BatchSagaStore;
import io.longbox.runtime.serialization.AllowListedSerializer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.axonserver.connector.command.AxonServerCommandBus;
import org.axonframework.axonserver.connector.event.axon.AxonServerEventStore;
import org.axonframework.axonserver.connector.query.AxonServerQueryBus;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.config.SagaConfiguration;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.modelling.saga.repository.SagaStore;
import org.axonframework.queryhandling.QueryBus;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;

/**
 * Asserts at start-up that what was meant to run is what runs. Axon falls back without a word, to JPA, to an event bus
 * without a store, or to no transactions at all, when the order of auto-configurations changes; a store that starts so
 * would lose events. It refuses to start instead.
 */
public class WiringCheck implements SmartInitializingSingleton {

    private static final Logger log = LoggerFactory.getLogger(WiringCheck.class);

    private final Configuration axon;
    private final boolean axonServer;

    WiringCheck(Configuration axon, @Value("${axon.axonserver.enabled:true}") boolean axonServer) {
        this.axon = axon;
        this.axonServer = axonServer;
    }

    /**
     * @throws IllegalStateException naming every part that is not what it was meant to be
     */
    @Override
    public void afterSingletonsInstantiated() {
        List<String> wrong = new ArrayList<>();
        expect(wrong, TransactionManager.class, SpringTransactionManager.class);
        expect(wrong, TokenStore.class, JdbcTokenStore.class);
        expect(wrong, SagaStore.class, BatchSagaStore.class);
        expect(wrong, DeadlineManager.class, JdbcDeadlineManager.class);
        if (axonServer) {
            expect(wrong, EventStore.class, AxonServerEventStore.class);
            expect(wrong, CommandBus.class, AxonServerCommandBus.class);
            expect(wrong, QueryBus.class, AxonServerQueryBus.class);
        } else {
            expect(wrong, EventStore.class, EmbeddedEventStore.class);
            expect(wrong, EventStorageEngine.class, JdbcEventStorageEngine.class);
            expect(wrong, CommandBus.class, SimpleCommandBus.class);
            expect(wrong, QueryBus.class, SimpleQueryBus.class);
        }
        expectSerializer(wrong, "general", axon.serializer());
        expectSerializer(wrong, "event", axon.eventSerializer());
        expectSerializer(wrong, "message", axon.messageSerializer());
        expectDeadLetters(wrong);
        if (!wrong.isEmpty()) {
            throw new IllegalStateException("Axon is not wired as it was meant to be: " + String.join("; ", wrong));
        }
        log.info(
                "events, commands and queries go through {}; tokens, sagas and dead letters are in PostgreSQL",
                axonServer ? "Axon Server" : "this process and PostgreSQL");
    }

    private <T> void expect(List<String> wrong, Class<T> part, Class<? extends T> meant) {
        T actual = axon.getComponent(part);
        if (!meant.isInstance(actual)) {
            wrong.add("%s is %s, not %s".formatted(part.getSimpleName(), nameOf(actual), meant.getSimpleName()));
        }
    }

    private void expectDeadLetters(List<String> wrong) {
        EventProcessingConfiguration processing = axon.eventProcessingConfiguration();
        Set<String> sagas = processing.sagaConfigurations().stream()
                .map(SagaConfiguration::processingGroup)
                .collect(Collectors.toSet());
        processing.eventProcessors().keySet().stream()
                .filter(group -> !sagas.contains(group))
                .filter(group -> processing.deadLetterQueue(group).isEmpty())
                .forEach(group -> wrong.add(group + " keeps no dead letters"));
    }

    private static void expectSerializer(List<String> wrong, String use, Object actual) {
        if (!(actual instanceof AllowListedSerializer)) {
            wrong.add("the %s serializer is %s".formatted(use, nameOf(actual)));
        }
    }

    private static String nameOf(Object part) {
        return part == null ? "missing" : part.getClass().getSimpleName();
    }
}
