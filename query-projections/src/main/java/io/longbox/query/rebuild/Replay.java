package io.longbox.query.rebuild;

import io.longbox.query.support.QueryUpdates;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.ResultMessage;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.hibernate.Session;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/**
 * Reads events of the past and has a view's own projections handle them, in large batches, as a replay of which nobody is
 * told.
 */
@Component
class Replay {

    /** Large, so that what changes often is written seldom; bounded, because a batch's rows are in memory. */
    private static final int BATCH = 10_000;

    /** After so many numbers it is said how far the reading is, even if the view is about few of the events. */
    private static final long REPORTED = 100_000;

    private static final int STATEMENTS = 1_000;
    private static final int PATIENCE_SECONDS = 30;
    private static final TrackingToken REPLAYED =
            ReplayToken.createReplayToken(new GlobalSequenceTrackingToken(1), new GlobalSequenceTrackingToken(0));

    private final StreamableMessageSource<TrackedEventMessage<?>> events;
    private final boolean inPages;
    private final EntityManager entities;

    /**
     * @param past the events of the past in large pages, if there are such; its streams end, and may leave out what is of
     *     no use
     * @param store all events
     */
    Replay(
            @Qualifier("pastEvents") ObjectProvider<StreamableMessageSource<TrackedEventMessage<?>>> past,
            ObjectProvider<EventStore> store,
            EntityManager entities) {
        StreamableMessageSource<TrackedEventMessage<?>> pages = past.getIfAvailable();
        this.inPages = pages != null;
        this.events = pages == null ? store.getObject() : pages;
        this.entities = entities;
    }

    /** What takes a batch of events, in a transaction of its choice. */
    interface Batches {

        /**
         * @param read the number of the newest event that was read
         */
        void take(List<? extends TrackedEventMessage<?>> batch, long read);
    }

    /** Reads the events that are covered by the goal and were not before, one batch ahead of those that are taken. */
    void read(View view, Covered before, Covered goal, Batches batches) {
        long after = goal.readAfter(before);
        ExecutorService ahead = Executors.newSingleThreadExecutor(Replay::reader);
        try (BlockingStream<TrackedEventMessage<?>> stream =
                events.openStream(after < 0 ? null : new GlobalSequenceTrackingToken(after))) {
            try {
                Reader reader = new Reader(view, before, goal, stream, after);
                Future<Batch> next = ahead.submit(reader::next);
                Batch batch;
                do {
                    batch = arrived(next);
                    if (!batch.isLast()) {
                        next = ahead.submit(reader::next);
                    }
                    batches.take(batch.events(), batch.read());
                } while (!batch.isLast());
            } finally {
                ahead.shutdown();
            }
        }
    }

    private static Thread reader(Runnable task) {
        Thread thread = new Thread(task, "ViewRebuildReader");
        thread.setDaemon(true);
        return thread;
    }

    private static Batch arrived(Future<Batch> batch) {
        try {
            return batch.get();
        } catch (ExecutionException failure) {
            throw failure(failure.getCause());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the process was stopped", stopping);
        }
    }

    private record Batch(List<TrackedEventMessage<?>> events, long read, boolean isLast) {}

    /** Makes batches of the events that a view handles. Their payloads are read here, and not where they are handled. */
    private final class Reader {

        private final View view;
        private final Covered before;
        private final Covered goal;
        private final BlockingStream<TrackedEventMessage<?>> stream;
        private long read;

        Reader(View view, Covered before, Covered goal, BlockingStream<TrackedEventMessage<?>> stream, long after) {
            this.view = view;
            this.before = before;
            this.goal = goal;
            this.stream = stream;
            this.read = after;
        }

        Batch next() throws InterruptedException {
            List<TrackedEventMessage<?>> batch = new ArrayList<>(BATCH);
            long reported = read + REPORTED;
            while (batch.size() < BATCH && read < reported) {
                if (read >= goal.upTo() || !stream.hasNextAvailable(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    return end(batch);
                }
                TrackedEventMessage<?> event = stream.nextAvailable();
                read = event.trackingToken().position().orElseThrow();
                if (goal.has(read) && !before.has(read)) {
                    if (view.handles(event.getPayloadType())) {
                        batch.add(replayed(event));
                    } else if (inPages) {
                        stream.skipMessagesWithPayloadTypeOf(event);
                    }
                }
            }
            return new Batch(batch, read, false);
        }

        private Batch end(List<TrackedEventMessage<?>> batch) {
            // Pages end. Other streams do not: the goal is covered by a processor's token, so its event is there.
            if (read < goal.upTo() && !inPages) {
                throw new IllegalStateException("the event store does not answer");
            }
            return new Batch(batch, goal.upTo(), true);
        }
    }

    /** Handles a batch in the present transaction. Its rows are written, and no longer in memory, when this returns. */
    void handle(View view, List<? extends TrackedEventMessage<?>> batch) {
        if (batch.isEmpty()) {
            return;
        }
        entities.unwrap(Session.class).setJdbcBatchSize(STATEMENTS);
        BatchingUnitOfWork<TrackedEventMessage<?>> work = new BatchingUnitOfWork<>(List.copyOf(batch));
        QueryUpdates.silence(work);
        ResultMessage<Object> result = work.executeWithResult(() -> {
            handle(view, work.getMessage());
            return null;
        });
        if (result.isExceptional()) {
            throw failure(result.exceptionResult());
        }
        entities.flush();
        entities.clear();
    }

    private static void handle(View view, EventMessage<?> event) {
        try {
            view.handle(event);
        } catch (Exception failure) {
            throw new IllegalStateException(
                    view.name() + " fails on " + event.getPayloadType().getSimpleName() + " " + event.getIdentifier()
                            + ": " + failure,
                    failure);
        }
    }

    private static RuntimeException failure(Throwable cause) {
        return cause instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(cause);
    }

    private static TrackedEventMessage<?> replayed(TrackedEventMessage<?> event) {
        try {
            event.getPayload();
        } catch (RuntimeException unreadable) {
            throw new IllegalStateException("event " + event.getIdentifier() + " cannot be read", unreadable);
        }
        return event instanceof DomainEventMessage<?> happened
                ? new GenericTrackedDomainEventMessage<>(REPLAYED, happened)
                : new GenericTrackedEventMessage<>(REPLAYED, event);
    }
}
