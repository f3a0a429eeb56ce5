package io.longbox.api.order;

import io.longbox.api.Identifier;
import java.util.UUID;

/** Names what is taken back of an order: copies, money, points, or all of them; and a return that leads to it. */
public record RefundId(UUID value) implements Identifier {

    /**
     * @throws IllegalArgumentException if the text is not a UUID
     */
    public static RefundId of(String text) {
        return new RefundId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
