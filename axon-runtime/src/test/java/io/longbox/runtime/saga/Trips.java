package io.longbox.runtime.saga;

import io.longbox.runtime.TestDatabase;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.UnitOfWorkAwareConnectionProviderWrapper;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.deadline.GenericDeadlineMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.Segment;
import org.axonframework.messaging.ResultMessage;
import org.axonframework.messaging.annotation.NoMoreInterceptors;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.modelling.saga.AnnotatedSagaManager;
import org.axonframework.modelling.saga.SagaScopeDescriptor;
import org.axonframework.modelling.saga.metamodel.AnnotationSagaMetaModelFactory;
import org.axonframework.modelling.saga.metamodel.SagaModel;
import org.axonframework.modelling.saga.repository.AnnotatedSagaRepository;
import org.axonframework.modelling.saga.repository.SagaStore;
import org.axonframework.modelling.saga.repository.jdbc.JdbcSagaStore;
import org.axonframework.modelling.saga.repository.jdbc.PostgresSagaSqlSchema;
import org.axonframework.modelling.saga.repository.jdbc.SagaSchema;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** A process that runs trips: Axon's saga manager and repository over a store, in a database. */
final class Trips {

    private static final SagaModel<TripSaga> MODEL = new AnnotationSagaMetaModelFactory().modelOf(TripSaga.class);

    private final DataSource database;
    private final TransactionManager transactions;
    private final Manager manager;
    final SagaStore<Object> store;
    Consumer<Object> watcher = event -> {};
    Supplier<String> ids = () -> UUID.randomUUID().toString();

    private Trips(DataSource database, Function<DataSource, SagaStore<Object>> stores) {
        this.database = database;
        this.transactions = new SpringTransactionManager(new DataSourceTransactionManager(database));
        this.store = stores.apply(database);
        this.manager = new Manager(AnnotatedSagaManager.<TripSaga>builder()
                .sagaType(TripSaga.class)
                .sagaModel(MODEL)
                .sagaFactory(TripSaga::new)
                .sagaRepository(AnnotatedSagaRepository.<TripSaga>builder()
                        .sagaType(TripSaga.class)
                        .sagaModel(MODEL)
                        .interceptorMemberChain(NoMoreInterceptors.instance())
                        .sagaStore(store)
                        .resourceInjector(saga -> ((TripSaga) saga).watcher = event -> watcher.accept(event))
                        .build())
                .listenerInvocationErrorHandler(PropagatingErrorHandler.INSTANCE));
    }

    /** Draws ids from where the test says. */
    private final class Manager extends AnnotatedSagaManager<TripSaga> {
        Manager(Builder<TripSaga> builder) {
            super(builder);
        }

        @Override
        protected String createSagaIdentifier(Segment segment) {
            return Stream.generate(ids)
                    .filter(id -> matchesSegment(segment, id))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** Over the store that is tested. */
    static Trips ours(DataSource database) {
        return new Trips(
                database,
                source -> new BatchSagaStore(
                        new SagaTable(new JdbcTemplate(source)), TestDatabase.SERIALIZER, saga -> MODEL));
    }

    /** Over Axon's own, which does one thing after the other. */
    static Trips axons(DataSource database) {
        SagaSchema tables = SagaSchema.builder()
                .sagaEntryTable("axon.saga")
                .associationValueEntryTable("axon.saga_association")
                .sagaIdColumn("saga_id")
                .sagaTypeColumn("saga_type")
                .revisionColumn("revision")
                .serializedSagaColumn("serialized_saga")
                .associationKeyColumn("association_key")
                .associationValueColumn("association_value")
                .build();
        return new Trips(
                database,
                source -> JdbcSagaStore.builder()
                        .sqlSchema(new PostgresSagaSqlSchema(tables))
                        .connectionProvider(new UnitOfWorkAwareConnectionProviderWrapper(
                                new SpringDataSourceConnectionProvider(source)))
                        .serializer(TestDatabase.SERIALIZER)
                        .build());
    }

    /** Events as a processor would hand them over: one unit of work, one transaction. */
    void handle(Segment segment, List<Object> events) {
        List<EventMessage<Object>> messages =
                events.stream().map(GenericEventMessage::asEventMessage).toList();
        BatchingUnitOfWork<EventMessage<Object>> batch = new BatchingUnitOfWork<>(messages);
        batch.attachTransaction(transactions);
        outcome(batch.executeWithResult(() -> {
            manager.handle(batch.getMessage(), segment);
            return null;
        }));
    }

    void handle(Object... events) {
        handle(Segment.ROOT_SEGMENT, Arrays.asList(events));
    }

    /** Has a deadline act on the trip with this number. */
    void late(int number, String what) {
        EventMessage<?> deadline = GenericDeadlineMessage.asDeadlineMessage(TripSaga.LATE, what, Instant.EPOCH);
        DefaultUnitOfWork<EventMessage<?>> act = DefaultUnitOfWork.startAndGet(deadline);
        act.attachTransaction(transactions);
        outcome(act.executeWithResult(() -> {
            manager.send(deadline, new SagaScopeDescriptor("TripSaga", id(number)));
            return null;
        }));
    }

    private static void outcome(ResultMessage<?> result) {
        if (result.isExceptional()) {
            throw (RuntimeException) result.exceptionResult();
        }
    }

    private String id(int number) {
        return new JdbcTemplate(database)
                .queryForObject(
                        "SELECT saga_id FROM axon.saga "
                                + "WHERE (convert_from(serialized_saga, 'UTF8')::jsonb ->> 'number')::int = ?",
                        String.class,
                        number);
    }

    /** The numbers of the trips under way. */
    static List<Integer> underWay(DataSource database) {
        return new JdbcTemplate(database)
                .queryForList(
                        "SELECT (convert_from(serialized_saga, 'UTF8')::jsonb ->> 'number')::int FROM axon.saga ORDER BY 1",
                        Integer.class);
    }

    /** Everything that the tables hold. */
    static List<String> rows(DataSource database) {
        return new JdbcTemplate(database).queryForList("""
                SELECT concat_ws(' | ', s.saga_id, s.saga_type, s.revision, convert_from(s.serialized_saga, 'UTF8'),
                    (SELECT string_agg(concat_ws(' ', a.saga_type, a.association_key, a.association_value), ', '
                            ORDER BY a.association_key, a.association_value)
                     FROM axon.saga_association a WHERE a.saga_id = s.saga_id))
                FROM axon.saga s
                UNION ALL
                SELECT 'left behind: ' || a.association_value FROM axon.saga_association a
                WHERE NOT EXISTS (SELECT FROM axon.saga s WHERE s.saga_id = a.saga_id)
                ORDER BY 1""", String.class);
    }

    static void clear(DataSource database) {
        new JdbcTemplate(database).execute("TRUNCATE axon.saga, axon.saga_association");
    }

    /** The database by one connection that stays open: for many small transactions of one thread. */
    static DataSource kept(DataSource database) {
        try {
            return new SingleConnectionDataSource(database.getConnection(), true) {
                @Override
                public void close() {}
            };
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
