package io.longbox.api.shipping;

import io.longbox.api.Identifier;
import java.util.UUID;

/** Names a parcel, and its stream. */
public record ShipmentId(UUID value) implements Identifier {

    /**
     * @throws IllegalArgumentException if the text is not a UUID
     */
    public static ShipmentId of(String text) {
        return new ShipmentId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
