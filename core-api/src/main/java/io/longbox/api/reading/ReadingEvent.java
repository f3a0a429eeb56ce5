package io.longbox.api.reading;

/** What can happen while a reader reads a chapter. */
public sealed interface ReadingEvent permits PageReached, ChapterFinished {

    ReadingId reading();
}
