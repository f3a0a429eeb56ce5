package io.longbox.api.chapter;

import org.axonframework.serialization.Revision;

/** A chapter is described anew. */
@Revision("1")
public record ChapterUpdated(ChapterId chapter, ChapterDetails details) implements ChapterEvent {}
