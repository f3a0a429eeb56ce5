package io.longbox.query.support;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Values as the database can keep them. An event is a fact, whatever it says: a view must not stumble over it. And what
 * is announced must equal what is read later.
 */
public final class Stored {

    private Stored() {}

    /** Without what is finer than a microsecond. */
    public static Instant time(Instant time) {
        return time.truncatedTo(ChronoUnit.MICROS);
    }

    /** With U+FFFD for each U+0000, the one character that PostgreSQL has no room for. */
    public static @Nullable String text(@Nullable String text) {
        return text == null ? null : text.replace('\0', '\uFFFD');
    }
}
