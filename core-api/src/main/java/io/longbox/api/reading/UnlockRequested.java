package io.longbox.api.reading;

import io.longbox.api.Points;
import io.longbox.api.chapter.ChapterId;
import io.longbox.api.user.PointsEntryId;
import io.longbox.api.user.UserId;
import org.axonframework.serialization.Revision;

/**
 * An attempt to unlock a chapter began.
 *
 * @param unlock what the reader has of the chapter
 * @param user who asked
 * @param chapter what they want to read
 * @param price what is to be paid
 * @param entry what the payment is called in the ledger: see {@link UnlockId#entry}
 * @param attempt its number, from 1
 */
@Revision("1")
public record UnlockRequested(
        UnlockId unlock, UserId user, ChapterId chapter, Points price, PointsEntryId entry, int attempt)
        implements UnlockEvent {}
