package io.longbox.api.reading;

import io.longbox.api.catalog.ProductId;
import io.longbox.api.chapter.ChapterId;
import io.longbox.api.user.UserId;
import org.axonframework.serialization.Revision;

/** A reader reached the last page: for the first time, or for the first time since pages were added. */
@Revision("1")
public record ChapterFinished(ReadingId reading, UserId user, ChapterId chapter, ProductId product, int pages)
        implements ReadingEvent {}
