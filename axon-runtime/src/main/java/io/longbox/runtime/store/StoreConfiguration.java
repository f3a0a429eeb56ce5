package io.longbox.runtime.store;

import io.longbox.runtime.RuntimeProperties;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.axonframework.common.AxonThreadFactory;
import org.axonframework.common.caching.Cache;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.PersistenceExceptionResolver;
import org.axonframework.common.jdbc.UnitOfWorkAwareConnectionProviderWrapper;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.EventBusSpanFactory;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventsourcing.SnapshotTriggerDefinition;
import org.axonframework.eventsourcing.Snapshotter;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.messaging.annotation.HandlerDefinition;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.axonframework.serialization.Serializer;
import org.axonframework.spring.eventsourcing.SpringAggregateSnapshotter;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Axon's stores, over plain JDBC: payloads are {@code bytea} in the row itself, and the global index comes from a
 * sequence that steps by one. They are declared here rather than left to auto-configuration, which would choose JPA.
 */
@Configuration(proxyBeanMethods = false)
public class StoreConfiguration {

    @Bean
    TransactionManager axonTransactionManager(
            PlatformTransactionManager transactions, DataSource database, RuntimeProperties properties) {
        return new SureTransactionManager(transactions, new CommitOutcome(database, properties.outcomeWithin()));
    }

    @Bean
    ConnectionProvider axonConnectionProvider(DataSource dataSource) {
        return new UnitOfWorkAwareConnectionProviderWrapper(new SpringDataSourceConnectionProvider(dataSource));
    }

    @Bean
    PersistenceExceptionResolver uniqueViolationResolver() {
        return new UniqueViolationResolver();
    }

    /** Absent where Axon Server keeps the events. */
    @Bean
    @ConditionalOnProperty(name = "axon.axonserver.enabled", havingValue = "false")
    PromptStorageEngine eventStorageEngine(
            ConnectionProvider connections,
            TransactionManager transactions,
            Serializer serializer,
            PersistenceExceptionResolver resolver,
            org.axonframework.config.Configuration axon) {
        return new PromptStorageEngine(
                JdbcEventStorageEngine.builder()
                        .schema(Tables.events())
                        .connectionProvider(connections)
                        .eventSerializer(serializer)
                        .snapshotSerializer(serializer)
                        .upcasterChain(axon.upcasterChain())
                        .snapshotFilter(axon.snapshotFilter())
                        .persistenceExceptionResolver(resolver)
                        .batchSize(500),
                transactions);
    }

    /** Absent where Axon Server keeps the events. */
    @Bean
    @Qualifier("eventStore")
    @ConditionalOnProperty(name = "axon.axonserver.enabled", havingValue = "false")
    EventStore eventBus(PromptStorageEngine engine, org.axonframework.config.Configuration axon) {
        return new PromptEventStore(
                EmbeddedEventStore.builder()
                        .messageMonitor(axon.messageMonitor(EventStore.class, "eventStore"))
                        .spanFactory(axon.getComponent(EventBusSpanFactory.class)),
                engine);
    }

    /** Absent where Axon Server keeps the events. */
    @Bean
    @ConditionalOnProperty(name = "axon.axonserver.enabled", havingValue = "false")
    PastEvents pastEvents(JdbcTemplate jdbc, Serializer serializer, org.axonframework.config.Configuration axon) {
        return new PastEvents(jdbc, serializer, axon.upcasterChain());
    }

    @Bean
    TokenStore tokenStore(ConnectionProvider connections, Serializer serializer) {
        return JdbcTokenStore.builder()
                .schema(Tables.tokens())
                .connectionProvider(connections)
                .serializer(serializer)
                .build();
    }

    @Bean(destroyMethod = "shutdown")
    ExecutorService snapshotExecutor() {
        return Executors.newSingleThreadExecutor(new AxonThreadFactory("Snapshotter"));
    }

    /** Takes snapshots on a thread of its own, so that no caller waits for one. */
    @Bean
    Snapshotter snapshotter(
            org.axonframework.config.Configuration axon,
            HandlerDefinition handlers,
            ParameterResolverFactory parameters,
            EventStore events,
            TransactionManager transactions,
            ExecutorService snapshotExecutor) {
        return SpringAggregateSnapshotter.builder()
                .repositoryProvider(axon::repository)
                .transactionManager(transactions)
                .eventStore(events)
                .parameterResolverFactory(parameters)
                .handlerDefinition(handlers)
                .executor(snapshotExecutor)
                .build();
    }

    /** Referred to by every aggregate, by this name. */
    @Bean
    SnapshotTriggerDefinition snapshotTrigger(Snapshotter snapshotter, RuntimeProperties properties) {
        return new GrowingSnapshotInterval(snapshotter, properties.snapshotAfter());
    }

    /** Referred to by every aggregate, by this name. */
    @Bean
    Cache aggregateCache(RuntimeProperties properties) {
        return new BoundedCache(properties.cachedAggregates());
    }
}
