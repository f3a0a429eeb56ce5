package io.longbox.api.user;

import io.longbox.api.Identifier;
import java.util.UUID;

/** Names one entry of a reader's points ledger: the idempotency key of the change. */
public record PointsEntryId(UUID value) implements Identifier {

    /**
     * @throws IllegalArgumentException if the text is not a UUID
     */
    public static PointsEntryId of(String text) {
        return new PointsEntryId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
