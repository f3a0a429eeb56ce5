package io.longbox.api.chapter;

/** Asks for one chapter; answers a {@link ChapterView}, or nothing. */
public record FindChapter(ChapterId chapter) {}
