package io.longbox.media.store;

import io.longbox.api.media.ContentHash;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Which content is spoken of by what. An owner has slots from 1 on, each with one content. Every change bears the version
 * of the event that it comes from, and one that is not newer than what is known changes nothing.
 */
class References {

    private final JdbcClient jdbc;

    References(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** These are all that an owner refers to now, in slots from 1 on. */
    void replace(String owner, long version, List<ContentHash> hashes) {
        if (!advance(owner, version)) {
            return;
        }
        protect(Set.copyOf(hashes));
        jdbc.sql("DELETE FROM media.reference WHERE owner = ?").param(owner).update();
        Map<Integer, ContentHash> slots = new TreeMap<>();
        for (ContentHash hash : hashes) {
            slots.put(slots.size() + 1, hash);
        }
        slots.forEach((slot, hash) -> insert(owner, slot, hash));
    }

    /** An owner refers to this by that slot now, instead of what it had there. */
    void set(String owner, long version, int slot, ContentHash hash) {
        if (!advance(owner, version)) {
            return;
        }
        protect(Set.of(hash));
        jdbc.sql("DELETE FROM media.reference WHERE owner = ? AND slot = ?")
                .param(owner)
                .param(slot)
                .update();
        insert(owner, slot, hash);
    }

    /** A slot is gone; those above it move down. */
    void remove(String owner, long version, int slot) {
        if (!advance(owner, version)) {
            return;
        }
        jdbc.sql("DELETE FROM media.reference WHERE owner = ? AND slot = ?")
                .param(owner)
                .param(slot)
                .update();
        jdbc.sql("UPDATE media.reference SET slot = slot - 1 WHERE owner = ? AND slot > ?")
                .param(owner)
                .param(slot)
                .update();
    }

    /** Forgets all. Whoever is about to delete content by what was known notices. */
    void clear() {
        // First, because it waits for those who are deleting.
        jdbc.sql("UPDATE media.reference_reset SET times = times + 1").update();
        jdbc.sql("DELETE FROM media.reference").update();
        jdbc.sql("DELETE FROM media.reference_owner").update();
    }

    /** How often all was forgotten. */
    long resets() {
        return jdbc.sql("SELECT times FROM media.reference_reset")
                .query(Long.class)
                .single();
    }

    /** The same; and it stays so until the transaction ends. */
    long resetsFromHereOn() {
        return jdbc.sql("SELECT times FROM media.reference_reset FOR SHARE")
                .query(Long.class)
                .single();
    }

    private boolean advance(String owner, long version) {
        return jdbc.sql("""
                        INSERT INTO media.reference_owner AS known (owner, version) VALUES (?, ?)
                        ON CONFLICT (owner) DO UPDATE SET version = excluded.version
                        WHERE known.version < excluded.version""").param(owner).param(version).update() == 1;
    }

    /** Nobody deletes it until the transaction ends; who would have, then sees the reference. */
    private void protect(Set<ContentHash> hashes) {
        if (!hashes.isEmpty()) {
            jdbc.sql("SELECT hash FROM media.content WHERE hash IN (:hashes) ORDER BY hash FOR SHARE")
                    .param(
                            "hashes",
                            hashes.stream().map(ContentHash::value).collect(Collectors.toCollection(TreeSet::new)))
                    .query(String.class)
                    .list();
        }
    }

    private void insert(String owner, int slot, ContentHash hash) {
        jdbc.sql("INSERT INTO media.reference (owner, slot, hash) VALUES (?, ?, ?)")
                .param(owner)
                .param(slot)
                .param(hash.value())
                .update();
    }
}
