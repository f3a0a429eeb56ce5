package io.longbox.api.shipping;

import io.longbox.api.Identifier;
import java.util.UUID;

/** Names a way to send parcels, and its stream. */
public record ShippingMethodId(UUID value) implements Identifier {

    /**
     * @throws IllegalArgumentException if the text is not a UUID
     */
    public static ShippingMethodId of(String text) {
        return new ShippingMethodId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
