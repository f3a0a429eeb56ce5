package io.longbox.api.catalog;

import io.longbox.api.Identifier;
import java.util.UUID;

/** Names one delivery of stock: the idempotency key of {@link ReceiveStock}. */
public record ReceiptId(UUID value) implements Identifier {

    /**
     * @throws IllegalArgumentException if the text is not a UUID
     */
    public static ReceiptId of(String text) {
        return new ReceiptId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
