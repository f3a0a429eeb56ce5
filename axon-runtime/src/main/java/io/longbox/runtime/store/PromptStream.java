package io.longbox.runtime.store;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.jspecify.annotations.Nullable;

/**
 * A processor's way through the events, which wakes it when there is something for it. Axon's own streams do not, so that
 * its pooled processors look twice a second: a process of three steps would take a second and a half.
 *
 * <p>Every processor sees every event, and most have no handler for it. Once a processor has said that it has none for a
 * type, events of the type neither wake it nor are handed to it one by one: of several in a row it sees the last, which
 * takes its position along, now and then.
 */
final class PromptStream implements TrackingEventStream {

    /** How long a processor's position may stay behind for events that it has no handler for. */
    private static final long LONGEST_NAP = TimeUnit.MILLISECONDS.toNanos(250);

    private final TrackingEventStream events;
    private final PromptStorageEngine engine;
    private final Set<Class<?>> unhandled = ConcurrentHashMap.newKeySet();
    private final Consumer<Set<Class<?>>> listener = this::reached;
    private volatile @Nullable Runnable wake;
    private volatile boolean behind;
    private volatile long wokenAt = System.nanoTime();
    private @Nullable TrackedEventMessage<?> next;

    PromptStream(TrackingEventStream events, PromptStorageEngine engine) {
        this.events = events;
        this.engine = engine;
    }

    @Override
    public boolean setOnAvailableCallback(Runnable callback) {
        engine.forget(listener);
        wake = callback;
        engine.onReached(listener);
        return true;
    }

    private void reached(Set<Class<?>> types) {
        if (!types.isEmpty()) {
            behind = true;
        }
        boolean wanted = !unhandled.containsAll(types);
        Runnable processor = wake;
        if (behind && processor != null && (wanted || System.nanoTime() - wokenAt > LONGEST_NAP)) {
            behind = false;
            wokenAt = System.nanoTime();
            processor.run();
        }
    }

    @Override
    public Optional<TrackedEventMessage<?>> peek() {
        return next == null ? events.peek() : Optional.of(next);
    }

    @Override
    public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
        if (next == null && events.hasNextAvailable(timeout, unit)) {
            next = events.nextAvailable();
        }
        while (next != null && unhandled.contains(next.getPayloadType()) && events.hasNextAvailable()) {
            next = events.nextAvailable();
        }
        return next != null;
    }

    @Override
    public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
        TrackedEventMessage<?> taken = next == null ? events.nextAvailable() : next;
        next = null;
        return taken;
    }

    @Override
    public void skipMessagesWithPayloadTypeOf(TrackedEventMessage<?> ignored) {
        unhandled.add(ignored.getPayloadType());
    }

    @Override
    public void close() {
        engine.forget(listener);
        events.close();
    }
}
