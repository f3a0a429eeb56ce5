package io.longbox.api.chapter;

import org.jspecify.annotations.Nullable;

/**
 * What is said of a chapter.
 *
 * @param title never blank, or null if it has none but its number
 * @param access what it takes to read it
 */
public record ChapterDetails(@Nullable String title, ChapterAccess access) {

    /**
     * @throws IllegalArgumentException if the title is blank
     */
    public ChapterDetails {
        if (title != null && title.isBlank()) {
            throw new IllegalArgumentException("a title is not blank");
        }
    }
}
