package io.longbox.runtime.store;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.jspecify.annotations.Nullable;

/**
 * Axon's event store, whose streams say when an event has become available. Axon's own do not, so that its pooled
 * processors look twice a second: a process of three steps would take a second and a half.
 */
final class PromptEventStore extends EmbeddedEventStore {

    private final PromptStorageEngine engine;

    PromptEventStore(Builder builder, PromptStorageEngine engine) {
        super(builder.storageEngine(engine));
        this.engine = engine;
    }

    @Override
    public TrackingEventStream openStream(TrackingToken trackingToken) {
        return new PromptStream(super.openStream(trackingToken));
    }

    private final class PromptStream implements TrackingEventStream {

        private final TrackingEventStream events;
        private @Nullable Runnable listener;

        PromptStream(TrackingEventStream events) {
            this.events = events;
        }

        @Override
        public boolean setOnAvailableCallback(Runnable callback) {
            forgetListener();
            listener = callback;
            engine.onEventAtTail(callback);
            return true;
        }

        @Override
        public Optional<TrackedEventMessage<?>> peek() {
            return events.peek();
        }

        @Override
        public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
            return events.hasNextAvailable(timeout, unit);
        }

        @Override
        public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
            return events.nextAvailable();
        }

        @Override
        public void skipMessagesWithPayloadTypeOf(TrackedEventMessage<?> ignored) {
            events.skipMessagesWithPayloadTypeOf(ignored);
        }

        @Override
        public void close() {
            forgetListener();
            events.close();
        }

        private void forgetListener() {
            if (listener != null) {
                engine.forget(listener);
            }
        }
    }
}
