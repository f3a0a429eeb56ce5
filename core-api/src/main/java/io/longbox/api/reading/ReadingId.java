package io.longbox.api.reading;

import io.longbox.api.Identifier;
import io.longbox.api.chapter.ChapterId;
import io.longbox.api.user.UserId;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Names how far one reader has come in one chapter, and its stream. */
public record ReadingId(UUID value) implements Identifier {

    /**
     * @throws IllegalArgumentException if the text is not a UUID
     */
    public static ReadingId of(String text) {
        return new ReadingId(UUID.fromString(text));
    }

    public static ReadingId of(UserId user, ChapterId chapter) {
        return new ReadingId(
                UUID.nameUUIDFromBytes(("reading of " + chapter + " by " + user).getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
