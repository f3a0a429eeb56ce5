package io.longbox.api.catalog;

import io.longbox.api.Identifier;
import java.util.UUID;

/** Names a product, and the stream of its description. */
public record ProductId(UUID value) implements Identifier {

    /**
     * @throws IllegalArgumentException if the text is not a UUID
     */
    public static ProductId of(String text) {
        return new ProductId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
