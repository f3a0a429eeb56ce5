package io.longbox.query.rebuild;

import io.longbox.query.support.QueryUpdates;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
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
import org.jspecify.annotations.Nullable;
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
    private static final int BATCH = 5_000;

    /** After so many numbers it is said how far the reading is, even if the view is about few of the events. */
    private static final long REPORTED = 100_000;

    private static final int STATEMENTS = 1_000;
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

    /** Reads the events that are covered by the goal and were not before. */
    void read(View view, Covered before, Covered goal, Batches batches) {
        long after = goal.readAfter(before);
        long read = after;
        long taken = after;
        List<TrackedEventMessage<?>> batch = new ArrayList<>(BATCH);
        try (BlockingStream<TrackedEventMessage<?>> stream =
                events.openStream(after < 0 ? null : new GlobalSequenceTrackingToken(after))) {
            TrackedEventMessage<?> event;
            while (read < goal.upTo() && (event = next(stream)) != null) {
                long number = event.trackingToken().position().orElseThrow();
                read = number;
                if (goal.has(number) && !before.has(number)) {
                    if (view.handles(event.getPayloadType())) {
                        batch.add(replayed(event));
                    } else if (inPages) {
                        stream.skipMessagesWithPayloadTypeOf(event);
                    }
                }
                if (batch.size() == BATCH || read - taken >= REPORTED) {
                    batches.take(batch, read);
                    taken = read;
                    batch = new ArrayList<>(BATCH);
                }
            }
        }
        batches.take(batch, goal.upTo());
    }

    private @Nullable TrackedEventMessage<?> next(BlockingStream<TrackedEventMessage<?>> stream) {
        try {
            if (inPages) {
                return stream.hasNextAvailable() ? stream.nextAvailable() : null;
            }
            // The goal is covered by a processor's token: the event is there, and comes.
            if (stream.hasNextAvailable(30, TimeUnit.SECONDS)) {
                return stream.nextAvailable();
            }
            throw new IllegalStateException("the event store does not answer");
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new RebuildEnded("the store is shutting down");
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
        return event instanceof DomainEventMessage<?> happened
                ? new GenericTrackedDomainEventMessage<>(REPLAYED, happened)
                : new GenericTrackedEventMessage<>(REPLAYED, event);
    }
}
