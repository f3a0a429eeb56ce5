package io.longbox.reading;

import io.longbox.api.Points;
import io.longbox.api.catalog.ProductId;
import io.longbox.api.chapter.AdmitReader;
import io.longbox.api.chapter.ChapterId;
import io.longbox.api.chapter.NotAdmittedReason;
import io.longbox.api.chapter.ReaderAdmitted;
import io.longbox.api.chapter.ReaderNotAdmitted;
import io.longbox.api.reading.ChapterFinished;
import io.longbox.api.reading.ChapterUnlocked;
import io.longbox.api.reading.GrantUnlock;
import io.longbox.api.reading.PageReached;
import io.longbox.api.reading.ReadingId;
import io.longbox.api.reading.RecordProgress;
import io.longbox.api.reading.RefuseUnlock;
import io.longbox.api.reading.RequestUnlock;
import io.longbox.api.reading.UnlockId;
import io.longbox.api.reading.UnlockRefusalReason;
import io.longbox.api.reading.UnlockRefused;
import io.longbox.api.reading.UnlockRequested;
import io.longbox.api.user.PointsEntryId;
import io.longbox.api.user.PointsSpent;
import io.longbox.api.user.ReverseSpend;
import io.longbox.api.user.SpendNotReversed;
import io.longbox.api.user.SpendPoints;
import io.longbox.api.user.SpendRefusalReason;
import io.longbox.api.user.SpendRefused;
import io.longbox.api.user.SpendReversed;
import io.longbox.api.user.UserId;
import java.time.Duration;
import java.util.UUID;

/** Short names for one reader, one chapter and its price, and for the attempts to unlock it: numbers stand for those. */
final class ReadingFixture {

    static final UserId READER = new UserId(new UUID(3, 1));
    static final ProductId NEMO = new ProductId(new UUID(1, 1));
    static final ChapterId CHAPTER = new ChapterId(new UUID(2, 1));
    static final Points PRICE = new Points(30);
    static final UnlockId UNLOCK = UnlockId.of(READER, CHAPTER);
    static final ReadingId READING = ReadingId.of(READER, CHAPTER);

    static final Duration PATIENCE = Duration.ofSeconds(10);
    static final ReadingProperties PROPERTIES = new ReadingProperties(PATIENCE, 5);

    private ReadingFixture() {}

    static PointsEntryId entry(int attempt) {
        return UNLOCK.entry(attempt);
    }

    static RequestUnlock request() {
        return new RequestUnlock(READER, CHAPTER, PRICE);
    }

    static UnlockRequested requested(int attempt) {
        return new UnlockRequested(UNLOCK, READER, CHAPTER, PRICE, entry(attempt), attempt);
    }

    static GrantUnlock grant(int attempt) {
        return new GrantUnlock(UNLOCK, entry(attempt));
    }

    static ChapterUnlocked unlocked(int attempt) {
        return new ChapterUnlocked(UNLOCK, READER, CHAPTER, PRICE, entry(attempt));
    }

    static RefuseUnlock refuse(int attempt, UnlockRefusalReason reason) {
        return new RefuseUnlock(UNLOCK, entry(attempt), reason);
    }

    static UnlockRefused refused(int attempt, UnlockRefusalReason reason) {
        return new UnlockRefused(UNLOCK, READER, CHAPTER, entry(attempt), reason);
    }

    static SpendPoints spend(int attempt) {
        return new SpendPoints(READER, entry(attempt), PRICE, "unlocking chapter " + CHAPTER);
    }

    static PointsSpent spent(int attempt) {
        return new PointsSpent(READER, entry(attempt), PRICE, new Points(70), "unlocking chapter " + CHAPTER);
    }

    static SpendRefused spendRefused(int attempt, SpendRefusalReason reason) {
        return new SpendRefused(READER, entry(attempt), PRICE, new Points(7), reason);
    }

    static ReverseSpend reverse(int attempt) {
        return new ReverseSpend(READER, entry(attempt), "chapter " + CHAPTER + " was not unlocked");
    }

    static SpendReversed reversed(int attempt) {
        return new SpendReversed(
                READER,
                entry(attempt),
                PointsEntryId.ofReversal(entry(attempt)),
                PRICE,
                new Points(100),
                "chapter " + CHAPTER + " was not unlocked");
    }

    static SpendNotReversed notReversed(int attempt) {
        return new SpendNotReversed(READER, entry(attempt));
    }

    static AdmitReader admit() {
        return new AdmitReader(CHAPTER, entry(1), READER, PRICE);
    }

    static ReaderAdmitted admitted() {
        return new ReaderAdmitted(CHAPTER, entry(1), READER, PRICE);
    }

    static ReaderNotAdmitted notAdmitted(NotAdmittedReason reason) {
        return new ReaderNotAdmitted(CHAPTER, entry(1), READER, reason);
    }

    static RecordProgress at(int page, int pages) {
        return new RecordProgress(READER, CHAPTER, NEMO, page, pages);
    }

    static PageReached reached(int page, int pages) {
        return new PageReached(READING, READER, CHAPTER, NEMO, page, pages);
    }

    static ChapterFinished finished(int pages) {
        return new ChapterFinished(READING, READER, CHAPTER, NEMO, pages);
    }
}
