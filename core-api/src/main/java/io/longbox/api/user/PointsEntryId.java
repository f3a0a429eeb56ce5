package io.longbox.api.user;

import io.longbox.api.Identifier;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Names one entry of a reader's points ledger: the idempotency key of the change. */
public record PointsEntryId(UUID value) implements Identifier {

    /**
     * @throws IllegalArgumentException if the text is not a UUID
     */
    public static PointsEntryId of(String text) {
        return new PointsEntryId(UUID.fromString(text));
    }

    /** What gives back what an entry took: one name, however often it is derived. */
    public static PointsEntryId ofReversal(PointsEntryId spent) {
        return new PointsEntryId(UUID.nameUUIDFromBytes(("reversal of " + spent).getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
