package io.longbox.api.chapter;

import io.longbox.api.media.StoredImage;
import org.axonframework.serialization.Revision;

/** This is a chapter's page of that number now, the first being 1; it replaces the one before, or comes after the last. */
@Revision("1")
public record PagePut(ChapterId chapter, int number, StoredImage page) implements ChapterEvent {}
