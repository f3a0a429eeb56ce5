package io.longbox.web.chapter;

import io.longbox.api.chapter.ChapterDetails;
import io.longbox.api.chapter.ChapterNumber;
import org.jspecify.annotations.Nullable;

/** A description that a chapter can have; the number is null if none was given. */
record CheckedChapter(@Nullable ChapterNumber number, ChapterDetails details) {}
