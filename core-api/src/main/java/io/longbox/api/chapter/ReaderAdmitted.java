package io.longbox.api.chapter;

import io.longbox.api.Points;
import io.longbox.api.user.PointsEntryId;
import io.longbox.api.user.UserId;
import org.axonframework.serialization.Revision;

/** A reader is let in, for good, for what they paid. */
@Revision("1")
public record ReaderAdmitted(ChapterId chapter, PointsEntryId entry, UserId user, Points price)
        implements ChapterEvent {}
