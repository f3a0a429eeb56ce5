package io.longbox.audit;

import io.longbox.api.audit.RecordedEvent;
import java.time.Instant;
import java.util.Objects;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** An event of a stream: as the store keeps it, and what it says. Neither is made before it is asked for. */
final class StoredEvent {

    private final DomainEventMessage<?> message;
    private final Serializer asStored;

    StoredEvent(DomainEventMessage<?> message, Serializer asStored) {
        this.message = message;
        this.asStored = asStored;
    }

    long sequence() {
        return message.getSequenceNumber();
    }

    Instant at() {
        return message.getTimestamp();
    }

    boolean is(Class<?> type) {
        return type.isAssignableFrom(message.getPayloadType());
    }

    /** What it says, or null if it is something else, or nothing that this version of the code can read. */
    <T> @Nullable T as(Class<T> type) {
        if (!is(type)) {
            return null;
        }
        try {
            return type.cast(message.getPayload());
        } catch (SerializationException unreadable) {
            return null;
        }
    }

    RecordedEvent recorded() {
        SerializedObject<String> payload = message.serializePayload(asStored, String.class);
        return new RecordedEvent(
                message.getIdentifier(),
                message.getAggregateIdentifier(),
                sequence(),
                simpleName(payload.getType().getName()),
                Objects.requireNonNullElse(payload.getType().getRevision(), ""),
                at(),
                payload.getData());
    }

    private static String simpleName(String type) {
        return type.substring(Math.max(type.lastIndexOf('.'), type.lastIndexOf('$')) + 1);
    }
}
