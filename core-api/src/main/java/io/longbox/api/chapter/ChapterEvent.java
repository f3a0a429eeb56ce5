package io.longbox.api.chapter;

/** What can happen to a chapter. */
public sealed interface ChapterEvent
        permits ChapterCreated,
                ChapterUpdated,
                ChapterWithdrawn,
                PagesReplaced,
                PagePut,
                PageRemoved,
                ReaderAdmitted,
                ReaderNotAdmitted {

    ChapterId chapter();
}
