package io.longbox.query.reading;

import io.longbox.api.reading.ChapterFinished;
import io.longbox.api.reading.PageReached;
import io.longbox.api.reading.ReadingEvent;
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
@ProcessingGroup("reading-view")
@Keeps("readings")
class ReadingProjection {

    private final FollowingRows<ReadingRow, ReadingEvent> rows;
    private final QueryUpdates updates;

    ReadingProjection(EntityManager entities, QueryUpdates updates) {
        this.rows = new FollowingRows<>(
                entities,
                ReadingRow.class,
                ReadingEvent.class,
                event -> event.reading().value());
        this.updates = updates;
    }

    @EventHandler
    void on(PageReached event, @SequenceNumber long version, @Timestamp Instant at) {
        announce(rows.follow(event, version, ReadingRow::new, reading -> reading.reach(event, at)));
    }

    @EventHandler
    void on(ChapterFinished event, @SequenceNumber long version, @Timestamp Instant at) {
        announce(rows.followKnown(event, version, reading -> reading.finish(at)));
    }

    @ResetHandler
    void reset() {
        rows.clear();
    }

    private void announce(Optional<ReadingRow> changed) {
        changed.ifPresent(reading -> updates.announce(reading.query(), reading::toView));
    }
}
