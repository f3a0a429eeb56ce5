package io.longbox.query.support;

import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.hibernate.Session;

/**
 * The rows of one table, as the handlers of events read and write them, inside the transaction in which the events are
 * handled.
 *
 * <p>Events come in batches, and one trip to the database for each would be most of the work: the first look-up of a
 * batch reads the rows that all of its events speak of.
 *
 * @param <R> the rows
 * @param <K> their primary key
 */
public class Rows<R, K> {

    private final EntityManager entities;
    private final Class<R> type;
    private final Function<Message<?>, Collection<K>> keysOf;

    /**
     * @param keysOf the keys of the rows that an event speaks of; one that is left out costs a trip of its own
     */
    public Rows(EntityManager entities, Class<R> type, Function<Message<?>, Collection<K>> keysOf) {
        this.entities = entities;
        this.type = type;
        this.keysOf = keysOf;
    }

    /** A row in its present state of this transaction. */
    public Optional<R> find(K key) {
        return missingInBatch().contains(key) ? Optional.empty() : Optional.ofNullable(entities.find(type, key));
    }

    /** Adds a row. Hibernate notes its state now: to change it later costs an update. */
    public void add(K key, R row) {
        missingInBatch().remove(key);
        entities.persist(row);
    }

    /** Empties the table, before its events are replayed. */
    public void clear() {
        entities.createQuery("delete from " + type.getName()).executeUpdate();
    }

    /** The keys of which the batch speaks and of which there is no row; what is not among them may or may not exist. */
    private Set<K> missingInBatch() {
        if (CurrentUnitOfWork.isStarted() && CurrentUnitOfWork.get() instanceof BatchingUnitOfWork<?> batch) {
            return batch.getOrComputeResource("rows missing of " + type.getName(), key -> read(batch.getMessages()));
        }
        return new HashSet<>();
    }

    private Set<K> read(List<? extends Message<?>> batch) {
        List<K> keys = batch.stream()
                .flatMap(message -> keysOf.apply(message).stream())
                .distinct()
                .toList();
        List<R> rows = entities.unwrap(Session.class).findMultiple(type, keys);
        Set<K> missing = new HashSet<>();
        for (int i = 0; i < keys.size(); i++) {
            if (rows.get(i) == null) {
                missing.add(keys.get(i));
            }
        }
        return missing;
    }
}
