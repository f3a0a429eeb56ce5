package io.longbox.api.chapter;

import org.jspecify.annotations.Nullable;

/**
 * What comes before and after a chapter, among those that its product offers.
 *
 * @param chapter which
 * @param previous null at the beginning
 * @param next null at the end
 */
public record NavigationView(
        ChapterId chapter,
        @Nullable ChapterView previous,
        @Nullable ChapterView next) {}
