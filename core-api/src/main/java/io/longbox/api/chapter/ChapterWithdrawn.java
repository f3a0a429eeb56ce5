package io.longbox.api.chapter;

import org.axonframework.serialization.Revision;

/** A chapter is not offered any more. Its pages stay, for those who unlocked it. */
@Revision("1")
public record ChapterWithdrawn(ChapterId chapter) implements ChapterEvent {}
