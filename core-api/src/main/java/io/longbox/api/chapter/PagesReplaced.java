package io.longbox.api.chapter;

import io.longbox.api.media.StoredImage;
import java.util.List;
import org.axonframework.serialization.Revision;

/** A chapter has these pages now, and no others. */
@Revision("1")
public record PagesReplaced(ChapterId chapter, List<StoredImage> pages) implements ChapterEvent {

    public PagesReplaced {
        pages = List.copyOf(pages);
    }
}
