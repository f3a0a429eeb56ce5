package io.longbox.query.unlock;

import io.longbox.api.Points;
import io.longbox.api.chapter.ChapterId;
import io.longbox.api.reading.FindUnlock;
import io.longbox.api.reading.UnlockId;
import io.longbox.api.reading.UnlockRefusalReason;
import io.longbox.api.reading.UnlockRequested;
import io.longbox.api.reading.UnlockStatus;
import io.longbox.api.reading.UnlockView;
import io.longbox.api.user.UserId;
import io.longbox.query.support.FollowingRow;
import io.longbox.query.support.Stored;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "unlocks")
class UnlockRow extends FollowingRow {

    @Id
    private UUID id;

    @Column(name = "user_id")
    private UUID user;

    @Column(name = "chapter_id")
    private UUID chapter;

    private long price;

    @Enumerated(EnumType.STRING)
    private UnlockStatus status;

    @Enumerated(EnumType.STRING)
    private @Nullable UnlockRefusalReason reason;

    @Column(name = "requested_at")
    private Instant requestedAt;

    @Column(name = "unlocked_at")
    private @Nullable Instant unlockedAt;

    protected UnlockRow() {}

    UnlockRow(UUID id) {
        this.id = id;
    }

    void request(UnlockRequested event, Instant at) {
        user = event.user().value();
        chapter = event.chapter().value();
        price = event.price().value();
        status = UnlockStatus.PENDING;
        reason = null;
        requestedAt = Stored.time(at);
    }

    void unlock(Instant at) {
        status = UnlockStatus.UNLOCKED;
        unlockedAt = Stored.time(at);
    }

    void refuse(UnlockRefusalReason reason) {
        status = UnlockStatus.REFUSED;
        this.reason = reason;
    }

    UUID id() {
        return id;
    }

    @Nullable
    Instant unlockedAt() {
        return unlockedAt;
    }

    boolean isUnlocked() {
        return status == UnlockStatus.UNLOCKED;
    }

    FindUnlock query() {
        return new FindUnlock(new UserId(user), new ChapterId(chapter));
    }

    UnlockView toView() {
        return new UnlockView(
                new UnlockId(id),
                new UserId(user),
                new ChapterId(chapter),
                new Points(price),
                status,
                reason,
                requestedAt,
                unlockedAt,
                version());
    }
}
