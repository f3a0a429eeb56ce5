package io.longbox.api.reading;

import io.longbox.api.Identifier;
import io.longbox.api.chapter.ChapterId;
import io.longbox.api.user.PointsEntryId;
import io.longbox.api.user.UserId;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Names what one reader has of one chapter, and its stream: there is one, so nobody pays twice. */
public record UnlockId(UUID value) implements Identifier {

    /**
     * @throws IllegalArgumentException if the text is not a UUID
     */
    public static UnlockId of(String text) {
        return new UnlockId(UUID.fromString(text));
    }

    public static UnlockId of(UserId user, ChapterId chapter) {
        return new UnlockId(
                UUID.nameUUIDFromBytes(("unlock " + chapter + " for " + user).getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * What the payment of an attempt is called in the ledger. Each attempt has a payment of its own, so that one that was
     * given back is never taken for the next.
     *
     * @param attempt from 1
     */
    public PointsEntryId entry(int attempt) {
        return new PointsEntryId(
                UUID.nameUUIDFromBytes(("attempt " + attempt + " of unlock " + this).getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
