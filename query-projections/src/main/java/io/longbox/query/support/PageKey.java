package io.longbox.query.support;

import io.longbox.api.Refusal;
import io.longbox.api.RefusedException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import java.util.function.Function;

/** Where a page begins, if more than one value orders the list: an opaque text that only its own list reads. */
public final class PageKey {

    private static final String SEPARATOR = "|";

    private final String[] parts;

    private PageKey(String[] parts) {
        this.parts = parts;
    }

    /** The values that order the list, the first one first, as their {@code toString()} writes them. */
    public static String of(Instant time, Object... others) {
        StringBuilder key = new StringBuilder(time.toString());
        for (Object part : others) {
            key.append(SEPARATOR).append(part);
        }
        return key.toString();
    }

    /**
     * Reads a key back.
     *
     * @param parts how many values it has
     * @throws RefusedException if it is not a key of this form
     */
    public static <K> K read(String key, int parts, Function<PageKey, K> reader) {
        String[] found = key.split("\\|", -1);
        if (found.length == parts) {
            try {
                return reader.apply(new PageKey(found));
            } catch (IllegalArgumentException | DateTimeParseException malformed) {
                // Refused below.
            }
        }
        throw new RefusedException(
                new Refusal(Refusal.Code.INVALID, "after is not the next of a page of this list", "after"));
    }

    public Instant time(int part) {
        return Stored.time(Instant.parse(parts[part]));
    }

    public UUID id(int part) {
        return UUID.fromString(parts[part]);
    }

    public long number(int part) {
        return Long.parseLong(parts[part]);
    }
}
