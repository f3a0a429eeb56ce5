package io.longbox.api.reading;

import io.longbox.api.user.PointsEntryId;

/** What can happen to the unlocking of a chapter by a reader; entry names the attempt. */
public sealed interface UnlockEvent permits UnlockRequested, ChapterUnlocked, UnlockRefused {

    UnlockId unlock();

    PointsEntryId entry();
}
