package io.longbox.query.chapter;

import io.longbox.api.media.StoredImage;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Writes pages, a whole chapter's in one statement. Not by entities: pages move up when one is removed, and an entity
 * cannot change what names it.
 */
@Component
class PageTable {

    private static final String INSERT = """
            INSERT INTO chapter_pages (chapter_id, number, hash, type, size, width, height)
            SELECT :chapter, p.number, p.hash, p.type, p.size, p.width, p.height
            FROM unnest(:numbers, :hashes, :types, :sizes, :widths, :heights)
                AS p (number, hash, type, size, width, height)
            ON CONFLICT (chapter_id, number) DO UPDATE SET
                hash = excluded.hash, type = excluded.type, size = excluded.size,
                width = excluded.width, height = excluded.height
            """;

    private final EntityManager entities;

    PageTable(EntityManager entities) {
        this.entities = entities;
    }

    void replace(UUID chapter, List<StoredImage> pages) {
        statement("DELETE FROM chapter_pages WHERE chapter_id = :chapter", chapter)
                .executeUpdate();
        if (!pages.isEmpty()) {
            put(chapter, 1, pages);
        }
    }

    void put(UUID chapter, int number, StoredImage page) {
        put(chapter, number, List.of(page));
    }

    private void put(UUID chapter, int first, List<StoredImage> pages) {
        int count = pages.size();
        Integer[] numbers = new Integer[count];
        String[] hashes = new String[count];
        String[] types = new String[count];
        Long[] sizes = new Long[count];
        Integer[] widths = new Integer[count];
        Integer[] heights = new Integer[count];
        for (int i = 0; i < count; i++) {
            StoredImage page = pages.get(i);
            numbers[i] = first + i;
            hashes[i] = page.hash().value();
            types[i] = page.type().name();
            sizes[i] = page.size();
            widths[i] = page.width();
            heights[i] = page.height();
        }
        statement(INSERT, chapter)
                .setParameter("numbers", numbers)
                .setParameter("hashes", hashes)
                .setParameter("types", types)
                .setParameter("sizes", sizes)
                .setParameter("widths", widths)
                .setParameter("heights", heights)
                .executeUpdate();
    }

    void remove(UUID chapter, int number) {
        statement("DELETE FROM chapter_pages WHERE chapter_id = :chapter AND number = :number", chapter)
                .setParameter("number", number)
                .executeUpdate();
        // By way of numbers that no page has: PostgreSQL minds the key row by row.
        statement("UPDATE chapter_pages SET number = -number WHERE chapter_id = :chapter AND number > :number", chapter)
                .setParameter("number", number)
                .executeUpdate();
        statement("UPDATE chapter_pages SET number = -number - 1 WHERE chapter_id = :chapter AND number < 0", chapter)
                .executeUpdate();
    }

    /** Empties the table, before its events are replayed. */
    void clear() {
        entities.createNativeQuery("DELETE FROM chapter_pages").executeUpdate();
    }

    private Query statement(String sql, UUID chapter) {
        return entities.createNativeQuery(sql).setParameter("chapter", chapter);
    }
}
