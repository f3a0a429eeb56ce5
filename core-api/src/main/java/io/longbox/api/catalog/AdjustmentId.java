package io.longbox.api.catalog;

import io.longbox.api.Identifier;
import java.util.UUID;

/** Names one correction of stock: the idempotency key of {@link AdjustStock}. */
public record AdjustmentId(UUID value) implements Identifier {

    /**
     * @throws IllegalArgumentException if the text is not a UUID
     */
    public static AdjustmentId of(String text) {
        return new AdjustmentId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
