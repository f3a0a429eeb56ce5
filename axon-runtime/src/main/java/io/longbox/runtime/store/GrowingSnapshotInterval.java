package io.longbox.runtime.store;

import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.AbstractSnapshotTrigger;
import org.axonframework.eventsourcing.SnapshotTrigger;
import org.axonframework.eventsourcing.SnapshotTriggerDefinition;
import org.axonframework.eventsourcing.Snapshotter;

/**
 * Has an aggregate's state stored whenever it has grown by a tenth, though not sooner than after some events, nor later
 * than after ten times as many. The state of a hot aggregate may hold much of its past, and to store it every few hundred
 * events would cost more than the events; to load it takes the events of one interval at most.
 */
final class GrowingSnapshotInterval implements SnapshotTriggerDefinition {

    private static final int SHARE = 10;
    private static final int MOST = 10;

    private final Snapshotter snapshotter;
    private final int shortest;

    /**
     * @param shortest after how many events a young aggregate's state is stored
     */
    GrowingSnapshotInterval(Snapshotter snapshotter, int shortest) {
        this.snapshotter = snapshotter;
        this.shortest = shortest;
    }

    @Override
    public SnapshotTrigger prepareTrigger(Class<?> aggregateType) {
        return new Trigger(snapshotter, aggregateType, shortest);
    }

    @Override
    public SnapshotTrigger reconfigure(Class<?> aggregateType, SnapshotTrigger trigger) {
        if (trigger instanceof Trigger known) {
            known.setSnapshotter(snapshotter);
            return known;
        }
        return prepareTrigger(aggregateType);
    }

    private static final class Trigger extends AbstractSnapshotTrigger {

        private static final long serialVersionUID = 1L;

        private final int shortest;
        private long age;
        private long since;

        Trigger(Snapshotter snapshotter, Class<?> aggregateType, int shortest) {
            super(snapshotter, aggregateType);
            this.shortest = shortest;
        }

        @Override
        public void eventHandled(EventMessage<?> event) {
            if (event instanceof DomainEventMessage<?> domainEvent) {
                age = domainEvent.getSequenceNumber();
                since++;
            }
            super.eventHandled(event);
        }

        @Override
        protected boolean exceedsThreshold() {
            return since >= Math.max(shortest, Math.min(age / SHARE, (long) MOST * shortest));
        }

        @Override
        protected void reset() {
            since = 0;
        }
    }
}
