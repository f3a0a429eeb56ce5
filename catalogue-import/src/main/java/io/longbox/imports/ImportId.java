package io.longbox.imports;

import io.longbox.api.Identifier;
import java.util.UUID;

/** Names one import. */
public record ImportId(UUID value) implements Identifier {

    /**
     * @throws IllegalArgumentException if the text is not a UUID
     */
    public static ImportId of(String text) {
        return new ImportId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
