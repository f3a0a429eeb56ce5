package io.longbox.api.order;

import io.longbox.api.Identifier;
import java.util.UUID;

/** Names an order, and its stream. What a reader calls it by is its number. */
public record OrderId(UUID value) implements Identifier {

    /**
     * @throws IllegalArgumentException if the text is not a UUID
     */
    public static OrderId of(String text) {
        return new OrderId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
