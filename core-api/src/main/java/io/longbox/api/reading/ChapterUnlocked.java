package io.longbox.api.reading;

import io.longbox.api.Points;
import io.longbox.api.chapter.ChapterId;
import io.longbox.api.user.PointsEntryId;
import io.longbox.api.user.UserId;
import org.axonframework.serialization.Revision;

/** A reader may read a chapter for good: entry paid the price for it. */
@Revision("1")
public record ChapterUnlocked(UnlockId unlock, UserId user, ChapterId chapter, Points price, PointsEntryId entry)
        implements UnlockEvent {}
