package io.longbox.api.chapter;

import io.longbox.api.user.PointsEntryId;
import io.longbox.api.user.UserId;
import org.axonframework.serialization.Revision;

/** A reader is not let in; what they paid is to be given back. */
@Revision("1")
public record ReaderNotAdmitted(ChapterId chapter, PointsEntryId entry, UserId user, NotAdmittedReason reason)
        implements ChapterEvent {}
