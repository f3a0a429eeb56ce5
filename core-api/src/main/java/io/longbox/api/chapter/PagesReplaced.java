package io.longbox.api.chapter;

import io.longbox.api.media.StoredImage;
import java.util.List;
import org.axonframework.serialization.Revision;

/** These are a chapter's pages now, in their order, the first being page 1. */
@Revision("1")
public record PagesReplaced(ChapterId chapter, List<StoredImage> pages) implements ChapterEvent {}
