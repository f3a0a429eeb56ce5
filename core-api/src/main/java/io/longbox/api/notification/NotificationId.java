package io.longbox.api.notification;

import io.longbox.api.Identifier;
import java.util.UUID;

/** Names one notification: the id of the event that it tells of. */
public record NotificationId(UUID value) implements Identifier {

    /**
     * @throws IllegalArgumentException if the text is not a UUID
     */
    public static NotificationId of(String text) {
        return new NotificationId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
