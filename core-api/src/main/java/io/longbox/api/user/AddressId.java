package io.longbox.api.user;

import io.longbox.api.Identifier;
import java.util.UUID;

/** Names an address in a reader's address book. */
public record AddressId(UUID value) implements Identifier {

    /**
     * @throws IllegalArgumentException if the text is not a UUID
     */
    public static AddressId of(String text) {
        return new AddressId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
