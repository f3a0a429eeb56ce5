package io.longbox.api.chapter;

import io.longbox.api.media.StoredImage;
import org.axonframework.serialization.Revision;

/** One page of a chapter is another image now, or is new, behind all others. */
@Revision("1")
public record PagePut(ChapterId chapter, int number, StoredImage page) implements ChapterEvent {}
