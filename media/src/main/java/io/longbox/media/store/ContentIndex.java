package io.longbox.media.store;

import io.longbox.api.media.ContentHash;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which content there is, where, and since when; always in PostgreSQL, wherever the bytes are. */
class ContentIndex {

    private final JdbcClient jdbc;

    ContentIndex(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Content that is kept, or is about to be.
     *
     * @param size in bytes
     * @param place where its bytes are, or will be
     * @param whole whether they are all there
     */
    record Entry(long size, Place place, boolean whole) {}

    /**
     * Announces that content is being kept, which protects it from being collected from now on. Waits for whoever is
     * deleting the same content.
     *
     * @param place where its bytes are to be, unless they are somewhere already
     * @return what is known of it now
     */
    Entry claim(ContentHash hash, long size, Place place, Instant now) {
        return jdbc.sql("""
                        INSERT INTO media.content AS known (hash, size, place, kept_at)
                        VALUES (:hash, :size, :place, :now)
                        ON CONFLICT (hash) DO UPDATE
                        SET kept_at = greatest(known.kept_at, excluded.kept_at),
                            place = CASE WHEN known.whole THEN known.place ELSE excluded.place END
                        RETURNING size, place, whole""")
                .param("hash", hash.value())
                .param("size", size)
                .param("place", place.name())
                .param("now", utc(now))
                .query(ContentIndex::entry)
                .single();
    }

    /** Content whose bytes are all there. */
    Optional<Entry> find(ContentHash hash) {
        return jdbc.sql("SELECT size, place, whole FROM media.content WHERE hash = :hash AND whole")
                .param("hash", hash.value())
                .query(ContentIndex::entry)
                .optional();
    }

    /** Locks a row until the transaction ends; nothing if there is none. */
    Optional<Entry> lock(ContentHash hash) {
        return jdbc.sql("SELECT size, place, whole FROM media.content WHERE hash = :hash FOR UPDATE")
                .param("hash", hash.value())
                .query(ContentIndex::entry)
                .optional();
    }

    /** Says that all bytes are there; answers false if there is no such row any more. */
    boolean markWhole(ContentHash hash, Place place) {
        return jdbc.sql("UPDATE media.content SET whole = true WHERE hash = :hash AND place = :place")
                        .param("hash", hash.value())
                        .param("place", place.name())
                        .update()
                == 1;
    }

    /** Some content that nothing refers to and that was last kept before then, the oldest first. */
    List<ContentHash> unreferenced(Instant keptBefore, int limit) {
        return jdbc.sql("""
                        SELECT hash FROM media.content
                        WHERE kept_at < :before
                          AND NOT EXISTS (SELECT FROM media.reference WHERE reference.hash = content.hash)
                        ORDER BY kept_at
                        LIMIT :limit""").param("before", utc(keptBefore)).param("limit", limit).query(String.class).list().stream()
                .map(ContentHash::new)
                .toList();
    }

    /** Locks a row until the transaction ends, if it was last kept before then and nobody else is at it. */
    Optional<Entry> lockIfKeptBefore(ContentHash hash, Instant keptBefore) {
        return jdbc.sql("""
                        SELECT size, place, whole FROM media.content
                        WHERE hash = :hash AND kept_at < :before
                        FOR UPDATE SKIP LOCKED""")
                .param("hash", hash.value())
                .param("before", utc(keptBefore))
                .query(ContentIndex::entry)
                .optional();
    }

    /** Removes a row, and what of it is in PostgreSQL, unless something refers to it; answers whether it did. */
    boolean deleteUnreferenced(ContentHash hash) {
        return jdbc.sql("""
                        DELETE FROM media.content
                        WHERE hash = :hash AND NOT EXISTS (SELECT FROM media.reference WHERE reference.hash = :hash)""").param("hash", hash.value()).update() == 1;
    }

    private static Entry entry(java.sql.ResultSet row, int number) throws java.sql.SQLException {
        return new Entry(row.getLong("size"), Place.valueOf(row.getString("place")), row.getBoolean("whole"));
    }

    private static OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
