package io.longbox.runtime.store;

import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;

/** Axon's event store, with streams that wake their processors. */
final class PromptEventStore extends EmbeddedEventStore {

    private final PromptStorageEngine engine;

    PromptEventStore(Builder builder, PromptStorageEngine engine) {
        super(builder.storageEngine(engine));
        this.engine = engine;
    }

    @Override
    public TrackingEventStream openStream(TrackingToken trackingToken) {
        return new PromptStream(super.openStream(trackingToken), engine);
    }
}
