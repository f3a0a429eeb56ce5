package io.longbox.query.support;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Values as the database can keep them. An event is a fact, whatever it says: a view must not stumble over it. And what
 * is announced must equal what is read later.
 */
public final class Stored {

    /** The earliest time that is kept. */
    public static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

    /** The latest time that is kept. */
    public static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private Stored() {}

    /** Without what is finer than a microsecond, and between {@link #EARLIEST} and {@link #LATEST}. */
    public static Instant time(Instant time) {
        if (time.isBefore(EARLIEST)) {
            return EARLIEST;
        }
        return time.isAfter(LATEST) ? LATEST : time.truncatedTo(ChronoUnit.MICROS);
    }

    /** With U+FFFD for each U+0000, the one character that PostgreSQL has no room for. */
    public static @Nullable String text(@Nullable String text) {
        return text == null ? null : text.replace('\0', '\uFFFD');
    }
}
