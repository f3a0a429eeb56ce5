package io.longbox.api.chapter;

import org.axonframework.serialization.Revision;

/** A chapter lost its page of that number; those after it moved down by one. */
@Revision("1")
public record PageRemoved(ChapterId chapter, int number) implements ChapterEvent {}
