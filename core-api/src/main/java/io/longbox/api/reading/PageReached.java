package io.longbox.api.reading;

import io.longbox.api.catalog.ProductId;
import io.longbox.api.chapter.ChapterId;
import io.longbox.api.user.UserId;
import org.axonframework.serialization.Revision;

/** A reader is at a page, further on or further back than before. The first such event begins the reading. */
@Revision("1")
public record PageReached(ReadingId reading, UserId user, ChapterId chapter, ProductId product, int page, int pages)
        implements ReadingEvent {}
