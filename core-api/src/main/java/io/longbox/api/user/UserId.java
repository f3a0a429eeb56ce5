package io.longbox.api.user;

import io.longbox.api.Identifier;
import java.util.UUID;

/** Names a reader, and the stream of the reader's account. */
public record UserId(UUID value) implements Identifier {

    /**
     * @throws IllegalArgumentException if the text is not a UUID
     */
    public static UserId of(String text) {
        return new UserId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
