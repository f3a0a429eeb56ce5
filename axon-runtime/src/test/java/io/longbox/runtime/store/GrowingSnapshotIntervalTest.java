package io.longbox.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.SnapshotTrigger;
import org.axonframework.eventsourcing.Snapshotter;
import org.junit.jupiter.api.Test;

class GrowingSnapshotIntervalTest {

    private long now;
    private final List<Long> snapshots = new ArrayList<>();
    private final Snapshotter snapshotter = (aggregateType, aggregate) -> snapshots.add(now);

    private void happen(long from, long to) {
        SnapshotTrigger trigger = new GrowingSnapshotInterval(snapshotter, 100).prepareTrigger(Object.class);
        for (now = from; now <= to; now++) {
            trigger.eventHandled(new GenericDomainEventMessage<>("type", "id", now, "event"));
        }
    }

    @Test
    void a_young_aggregate_is_stored_at_the_shortest_interval() {
        happen(1, 1_000);
        assertThat(snapshots).containsExactly(100L, 200L, 300L, 400L, 500L, 600L, 700L, 800L, 900L, 1_000L);
    }

    @Test
    void an_older_one_whenever_it_has_grown_by_a_tenth() {
        happen(3_001, 4_200);
        assertThat(snapshots).containsExactly(3_333L, 3_703L, 4_114L);
    }

    @Test
    void an_old_one_at_ten_times_the_shortest_interval() {
        happen(100_001, 103_000);
        assertThat(snapshots).containsExactly(101_000L, 102_000L, 103_000L);
    }
}
