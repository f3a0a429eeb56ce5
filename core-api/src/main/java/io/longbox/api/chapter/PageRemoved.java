package io.longbox.api.chapter;

import org.axonframework.serialization.Revision;

/** One page of a chapter is gone; those behind it have moved up. */
@Revision("1")
public record PageRemoved(ChapterId chapter, int number) implements ChapterEvent {}
