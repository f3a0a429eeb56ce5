package io.longbox.runtime.store;

import static org.axonframework.common.io.IOUtils.closeQuietly;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.Spliterator;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Events in PostgreSQL, appended in one statement a transaction, with word of what the tail of the stream has reached:
 * once for all that was fetched together, for each word wakes processors. {@link PromptStream} hands it on to them; they
 * would look every half second otherwise.
 */
final class PromptStorageEngine extends JdbcEventStorageEngine {

    /** Under load the tail is looked at in this interval: what has come is then handled together, by each processor. */
    private static final long INTERVAL = TimeUnit.MILLISECONDS.toNanos(20);

    /** After a quiet time of this length, as many looks as have been saved are made at once. */
    private static final long SAVED = 25 * INTERVAL;

    private final List<Consumer<Set<Class<?>>>> listeners = new CopyOnWriteArrayList<>();
    private final Set<Class<?>> untold = ConcurrentHashMap.newKeySet();

    private final TransactionManager transactions;
    private volatile @Nullable Thread tail;
    private long nextLook = System.nanoTime();

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
                SureTransactionManager.remember(EventAppend.append(connection, events, serializer));
            } catch (SQLException failure) {
                handlePersistenceException(failure, events.get(0));
            } finally {
                closeQuietly(connection);
            }
        });
    }

    /**
     * @param listener is told the types of the events that the tail has reached; of none, now and then, while nothing
     *     happens
     */
    void onReached(Consumer<Set<Class<?>>> listener) {
        listeners.add(listener);
    }

    void forget(Consumer<Set<Class<?>>> listener) {
        listeners.remove(listener);
    }

    /** Whoever reads on has taken everything that was fetched before. */
    @Override
    protected List<? extends TrackedEventData<?>> fetchTrackedEvents(TrackingToken lastToken, int batchSize) {
        tell();
        if (Thread.currentThread() == tail) {
            pause();
        }
        return super.fetchTrackedEvents(lastToken, batchSize);
    }

    private void pause() {
        long now = System.nanoTime();
        if (nextLook - now > 0) {
            LockSupport.parkNanos(nextLook - now);
        } else if (now - nextLook > SAVED) {
            nextLook = now - SAVED;
        }
        nextLook += INTERVAL;
    }

    private void tell() {
        Set<Class<?>> types = Set.copyOf(untold);
        untold.removeAll(types);
        listeners.forEach(listener -> listener.accept(types));
    }

    /** Only the reader at the tail asks for a stream that may block. */
    @Override
    public Stream<? extends TrackedEventMessage<?>> readEvents(TrackingToken trackingToken, boolean mayBlock) {
        Stream<? extends TrackedEventMessage<?>> events = super.readEvents(trackingToken, mayBlock);
        if (!mayBlock) {
            return events;
        }
        tail = Thread.currentThread();
        return noted(events);
    }

    private <T extends TrackedEventMessage<?>> Stream<T> noted(Stream<T> events) {
        return StreamSupport.stream(new Noting<>(events.spliterator()), false).onClose(events::close);
    }

    /** Notes that there is something to tell after, not before, each event has been taken. */
    private final class Noting<T extends TrackedEventMessage<?>> implements Spliterator<T> {

        private final Spliterator<T> events;

        Noting(Spliterator<T> events) {
            this.events = events;
        }

        @Override
        public boolean tryAdvance(Consumer<? super T> action) {
            boolean taken = events.tryAdvance(event -> {
                action.accept(event);
                untold.add(event.getPayloadType());
            });
            if (!taken) {
                tell();
            }
            return taken;
        }

        @Override
        public Spliterator<T> trySplit() {
            return null;
        }

        @Override
        public long estimateSize() {
            return events.estimateSize();
        }

        @Override
        public int characteristics() {
            return events.characteristics() & ~SIZED & ~SUBSIZED;
        }
    }
}
