package io.longbox.audit;

import io.longbox.api.catalog.ProductCreated;
import io.longbox.api.catalog.ProductId;
import io.longbox.api.catalog.StockItemId;
import java.util.Iterator;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The streams of the event store, read one event after another. */
@Component
class StoredEvents {

    private final EventStore events;
    private final Serializer asStored;

    StoredEvents(EventStore events, Serializer serializer) {
        this.events = events;
        this.asStored = new AsStored(serializer);
    }

    /**
     * What is read is read in batches as the iterator moves on, so nothing stays open behind it.
     *
     * @param from the first event's number, not negative; a stream that is asked for by number never starts with a
     *     snapshot
     */
    Iterator<StoredEvent> read(String stream, long from) {
        DomainEventStream messages = events.readEvents(stream, from);
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return messages.hasNext();
            }

            @Override
            public StoredEvent next() {
                return new StoredEvent(messages.next(), asStored);
            }
        };
    }

    /** All that happened to a product's stock, or null if there is no such product. */
    @Nullable
    Iterator<StoredEvent> stockOf(ProductId product) {
        Iterator<StoredEvent> description = read(product.toString(), 0);
        boolean exists = description.hasNext() && description.next().is(ProductCreated.class);
        return exists ? read(new StockItemId(product).toString(), 0) : null;
    }
}
