package io.longbox.api.chapter;

/** What can happen to a chapter. */
public sealed interface ChapterEvent permits ReaderAdmitted, ReaderNotAdmitted {

    ChapterId chapter();
}
