package io.longbox.runtime.saga;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.annotation.MessageHandlingMember;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.saga.AssociationValue;
import org.axonframework.modelling.saga.AssociationValues;
import org.axonframework.modelling.saga.SagaMethodMessageHandlingMember;
import org.axonframework.modelling.saga.SagaStorageException;
import org.axonframework.modelling.saga.metamodel.SagaModel;
import org.axonframework.modelling.saga.repository.SagaStore;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sagas in PostgreSQL, at a few statements for a whole batch of events. The first look-up in a batch fetches the sagas of
 * all its events; what becomes of them is written at the commit, all at once.
 *
 * <p>A saga is written only over what was read of it. If another process has written it in between, the unit of work
 * fails with a {@link SagaStorageException} and comes to nothing: its events are handled again, or its deadline acts
 * again. Within this process nothing comes in between: a saga's lock is held from its load to the end of its unit of
 * work, and who waited for it reads the saga anew.
 */
public final class BatchSagaStore implements SagaStore<Object> {

    private static final Logger log = LoggerFactory.getLogger(BatchSagaStore.class);
    private static final String CHANGES = BatchSagaStore.class.getName() + ".changes";

    private final SagaTable table;
    private final Serializer serializer;
    private final Function<Class<?>, SagaModel<?>> models;
    private final Map<Class<?>, SagaModel<?>> known = new ConcurrentHashMap<>();
    private final Set<SagaChanges> underWay = ConcurrentHashMap.newKeySet();

    /**
     * @param models how a saga's class tells what its events are associated with
     */
    BatchSagaStore(SagaTable table, Serializer serializer, Function<Class<?>, SagaModel<?>> models) {
        this.table = table;
        this.serializer = serializer;
        this.models = models;
    }

    @Override
    public Set<String> findSagas(Class<?> sagaType, AssociationValue associationValue) {
        SagaChanges changes = reading();
        String kind = kind(sagaType);
        if (!changes.hasLookedFor(kind)) {
            changes.lookUp(kind, associationsOfBatch(sagaType));
        }
        return changes.find(kind, associationValue);
    }

    /** What the events of the batch under way can be associated with; nothing outside of a batch. */
    private Collection<AssociationValue> associationsOfBatch(Class<?> sagaType) {
        if (!CurrentUnitOfWork.isStarted()
                || !(CurrentUnitOfWork.get().root() instanceof BatchingUnitOfWork<?> batch)) {
            return Set.of();
        }
        SagaModel<?> model = known.computeIfAbsent(sagaType, models);
        Set<AssociationValue> associations = new HashSet<>();
        for (Message<?> message : batch.getMessages()) {
            if (message instanceof EventMessage<?> event) {
                model.findHandlerMethods(event).stream()
                        .map(handler -> association(handler, event))
                        .filter(Objects::nonNull)
                        .forEach(associations::add);
            }
        }
        return associations;
    }

    private static @Nullable AssociationValue association(MessageHandlingMember<?> handler, EventMessage<?> event) {
        return handler.unwrap(SagaMethodMessageHandlingMember.class)
                .map(member -> ((SagaMethodMessageHandlingMember<?>) member).getAssociationValue(event))
                .orElse(null);
    }

    @Override
    public <S> @Nullable Entry<S> loadSaga(Class<S> sagaType, String sagaIdentifier) {
        return reading()
                .load(kind(sagaType), sagaIdentifier)
                .map(this::<S>entry)
                .orElse(null);
    }

    private <S> Entry<S> entry(StoredSaga stored) {
        S saga = serializer.deserialize(stored.state());
        return new Entry<>() {
            @Override
            public Set<AssociationValue> associationValues() {
                return stored.associations();
            }

            @Override
            public S saga() {
                return saga;
            }
        };
    }

    @Override
    public void insertSaga(
            Class<?> sagaType, String sagaIdentifier, Object saga, Set<AssociationValue> associationValues) {
        writing().put(stored(sagaType, sagaIdentifier, saga, associationValues));
    }

    @Override
    public void updateSaga(Class<?> sagaType, String sagaIdentifier, Object saga, AssociationValues associationValues) {
        SagaChanges changes = writing();
        if (changes.load(kind(sagaType), sagaIdentifier).isEmpty()) {
            log.warn("{} {} is to be written, and has ended", sagaType.getSimpleName(), sagaIdentifier);
            return;
        }
        changes.put(stored(sagaType, sagaIdentifier, saga, associationValues.asSet()));
    }

    @Override
    public void deleteSaga(Class<?> sagaType, String sagaIdentifier, Set<AssociationValue> associationValues) {
        writing().delete(kind(sagaType), sagaIdentifier);
    }

    private StoredSaga stored(Class<?> sagaType, String id, Object saga, Set<AssociationValue> associations) {
        return new StoredSaga(
                id, kind(sagaType), serializer.serialize(saga, byte[].class), Set.copyOf(associations), null);
    }

    private String kind(Class<?> sagaType) {
        return serializer.typeForClass(sagaType).getName();
    }

    private SagaChanges reading() {
        return writable() ? writing() : new SagaChanges(table);
    }

    /**
     * @throws IllegalStateException if there is no unit of work that is still to commit
     */
    private SagaChanges writing() {
        if (!writable()) {
            throw new IllegalStateException("sagas are written in a unit of work, before its commit");
        }
        UnitOfWork<?> root = CurrentUnitOfWork.get().root();
        return root.getOrComputeResource(CHANGES, key -> begin(root));
    }

    private static boolean writable() {
        return CurrentUnitOfWork.isStarted()
                && CurrentUnitOfWork.get().root().phase().isBefore(UnitOfWork.Phase.COMMIT);
    }

    private SagaChanges begin(UnitOfWork<?> root) {
        SagaChanges changes = new SagaChanges(table);
        underWay.add(changes);
        root.onCleanup(u -> underWay.remove(changes));
        // Repositories hand over their sagas when the commit is prepared. The transaction's own commit was registered
        // before this, and handlers of a commit run in reverse: it comes after.
        root.onCommit(u -> changes.write());
        // Still under the locks of the sagas: who waits for one of them has read it before, and must not use that.
        root.afterCommit(u -> underWay.stream()
                .filter(other -> other != changes)
                .forEach(other -> changes.changed().forEach(other::outdate)));
        return changes;
    }
}
