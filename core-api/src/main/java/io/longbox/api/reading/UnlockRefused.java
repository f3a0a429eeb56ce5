package io.longbox.api.reading;

import io.longbox.api.chapter.ChapterId;
import io.longbox.api.user.PointsEntryId;
import io.longbox.api.user.UserId;
import org.axonframework.serialization.Revision;

/** An attempt ended without the chapter, and without a charge. */
@Revision("1")
public record UnlockRefused(
        UnlockId unlock, UserId user, ChapterId chapter, PointsEntryId entry, UnlockRefusalReason reason)
        implements UnlockEvent {}
