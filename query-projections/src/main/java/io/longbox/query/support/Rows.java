package io.longbox.query.support;

import jakarta.persistence.EntityManager;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one table, as the handlers of one kind of event read and write them, inside the transaction in which the
 * events are handled.
 *
 * <p>Events come in batches, and one trip to the database for each would be most of the work: the first look-up of a
 * batch reads the rows that all of its events speak of.
 *
 * @param <R> the rows
 * @param <E> the events
 */
public class Rows<R, E> {

    private final EntityManager entities;
    private final Class<R> type;
    private final Class<E> events;
    private final Function<E, @Nullable UUID> idOf;

    /**
     * @param idOf the id of the row that an event speaks of, or null if it speaks of none
     */
    public Rows(EntityManager entities, Class<R> type, Class<E> events, Function<E, @Nullable UUID> idOf) {
        this.entities = entities;
        this.type = type;
        this.events = events;
        this.idOf = idOf;
    }

    /** The row that an event speaks of, in its present state of this transaction. */
    public Optional<R> find(E event) {
        UUID id = id(event);
        return missingInBatch().contains(id) ? Optional.empty() : Optional.ofNullable(entities.find(type, id));
    }

    /** Adds the row that an event speaks of. Hibernate notes its state now: to change it later costs an update. */
    public void add(E event, R row) {
        missingInBatch().remove(id(event));
        entities.persist(row);
    }

    /** Empties the table, before its events are replayed. */
    public void clear() {
        entities.createQuery("delete from " + type.getName()).executeUpdate();
    }

    final UUID id(E event) {
        return Objects.requireNonNull(idOf.apply(event));
    }

    /** The ids of which the batch speaks and of which there is no row; what is not among them may or may not exist. */
    private Set<UUID> missingInBatch() {
        if (CurrentUnitOfWork.isStarted() && CurrentUnitOfWork.get() instanceof BatchingUnitOfWork<?> batch) {
            return batch.getOrComputeResource("rows missing of " + type.getName(), key -> read(batch.getMessages()));
        }
        return new HashSet<>();
    }

    private Set<UUID> read(List<? extends Message<?>> batch) {
        List<UUID> ids = batch.stream()
                .map(Message::getPayload)
                .filter(events::isInstance)
                .map(payload -> idOf.apply(events.cast(payload)))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        List<R> rows = entities.unwrap(Session.class).findMultiple(type, ids);
        Set<UUID> missing = new HashSet<>();
        for (int i = 0; i < ids.size(); i++) {
            if (rows.get(i) == null) {
                missing.add(ids.get(i));
            }
        }
        return missing;
    }
}
