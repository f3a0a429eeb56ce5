package io.longbox.runtime.store;

import static org.axonframework.common.io.IOUtils.closeQuietly;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Spliterator;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.serialization.Serializer;

/**
 * Events in PostgreSQL, appended in one statement a transaction, with word of every event that the tail of the stream has reached. {@link PromptEventStore} wakes
 * the event processors with it, which would look every half second otherwise.
 */
final class PromptStorageEngine extends JdbcEventStorageEngine {

    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    private final TransactionManager transactions;

    /**
     * @param transactions in which events are appended, if there is none under way
     */
    PromptStorageEngine(Builder builder, TransactionManager transactions) {
        super(builder.transactionManager(transactions));
        this.transactions = transactions;
    }

    @Override
    protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
        if (events.isEmpty()) {
            return;
        }
        transactions.executeInTransaction(() -> {
            Connection connection = getConnection();
            try {
                SureTransactionManager.inTransaction(new EventAppend(serializer).append(connection, events));
            } catch (SQLException failure) {
                handlePersistenceException(failure, events.get(0));
            } finally {
                closeQuietly(connection);
            }
        });
    }

    void onEventAtTail(Runnable listener) {
        listeners.add(listener);
    }

    void forget(Runnable listener) {
        listeners.remove(listener);
    }

    /** Only the reader at the tail asks for a stream that may block. */
    @Override
    public Stream<? extends TrackedEventMessage<?>> readEvents(TrackingToken trackingToken, boolean mayBlock) {
        Stream<? extends TrackedEventMessage<?>> events = super.readEvents(trackingToken, mayBlock);
        return mayBlock ? announced(events) : events;
    }

    private <T> Stream<T> announced(Stream<T> events) {
        return StreamSupport.stream(new Announcing<>(events.spliterator()), false)
                .onClose(events::close);
    }

    /** Tells the listeners after, not before, each element has been taken. */
    private final class Announcing<T> implements Spliterator<T> {

        private final Spliterator<T> elements;

        Announcing(Spliterator<T> elements) {
            this.elements = elements;
        }

        @Override
        public boolean tryAdvance(Consumer<? super T> action) {
            boolean taken = elements.tryAdvance(action);
            if (taken) {
                listeners.forEach(Runnable::run);
            }
            return taken;
        }

        @Override
        public Spliterator<T> trySplit() {
            return null;
        }

        @Override
        public long estimateSize() {
            return elements.estimateSize();
        }

        @Override
        public int characteristics() {
            return elements.characteristics() & ~SIZED & ~SUBSIZED;
        }
    }
}
