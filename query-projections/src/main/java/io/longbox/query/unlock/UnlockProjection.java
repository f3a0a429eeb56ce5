package io.longbox.query.unlock;

import io.longbox.api.reading.ChapterUnlocked;
import io.longbox.api.reading.UnlockEvent;
import io.longbox.api.reading.UnlockRefused;
import io.longbox.api.reading.UnlockRequested;
import io.longbox.query.support.FollowingRows;
import io.longbox.query.support.Keeps;
import io.longbox.query.support.QueryUpdates;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Optional;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;
import org.springframework.stereotype.Component;

@Component
@ProcessingGroup("unlock-view")
@Keeps("unlocks")
class UnlockProjection {

    private final FollowingRows<UnlockRow, UnlockEvent> rows;
    private final QueryUpdates updates;

    UnlockProjection(EntityManager entities, QueryUpdates updates) {
        this.rows = new FollowingRows<>(
                entities,
                UnlockRow.class,
                UnlockEvent.class,
                event -> event.unlock().value());
        this.updates = updates;
    }

    @EventHandler
    void on(UnlockRequested event, @SequenceNumber long version, @Timestamp Instant at) {
        announce(rows.follow(event, version, UnlockRow::new, unlock -> unlock.request(event, at)));
    }

    @EventHandler
    void on(ChapterUnlocked event, @SequenceNumber long version, @Timestamp Instant at) {
        announce(rows.followKnown(event, version, unlock -> unlock.unlock(at)));
    }

    @EventHandler
    void on(UnlockRefused event, @SequenceNumber long version) {
        announce(rows.followKnown(event, version, unlock -> unlock.refuse(event.reason())));
    }

    @ResetHandler
    void reset() {
        rows.clear();
    }

    private void announce(Optional<UnlockRow> changed) {
        changed.ifPresent(unlock -> updates.announce(unlock.query(), unlock::toView));
    }
}
