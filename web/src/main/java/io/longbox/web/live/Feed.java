package io.longbox.web.live;

import io.longbox.web.problem.ProblemException;
import io.longbox.web.store.News;
import io.longbox.web.store.Store;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One view, watched on behalf of every stream that shows it: however many they are, there is one subscription and one
 * question at a time. News says only that it is time to look, so that what is shown never goes back to an older state.
 */
final class Feed<V> {

    private static final Logger log = LoggerFactory.getLogger(Feed.class);
    private static final Duration TURN_WITHIN = Duration.ofSeconds(5);

    private final Object query;
    private final Class<V> view;
    private final Store store;
    private final Set<Runnable> watchers = ConcurrentHashMap.newKeySet();
    private final Paced looking;
    private final Future<?> lookingAnyway;
    private final ReentrantLock oneAtATime = new ReentrantLock();

    private @Nullable News news;
    private boolean closed;
    private volatile @Nullable V latest;

    Feed(
            Object query,
            Class<V> view,
            Store store,
            ScheduledExecutorService scheduler,
            Duration pause,
            Duration lookEvery) {
        this.query = query;
        this.view = view;
        this.store = store;
        this.looking = new Paced(this::lookAgain, scheduler, pause);
        listen();
        long millis = lookEvery.toMillis();
        this.lookingAnyway = scheduler.scheduleWithFixedDelay(this::lookAnyway, millis, millis, TimeUnit.MILLISECONDS);
    }

    Object query() {
        return query;
    }

    /** What was seen last, or empty if there is nothing to see. */
    Optional<V> latest() {
        return Optional.ofNullable(latest);
    }

    void add(Runnable watcher) {
        watchers.add(watcher);
    }

    /** Whether nobody watches any more. */
    boolean remove(Runnable watcher) {
        watchers.remove(watcher);
        return watchers.isEmpty();
    }

    /**
     * Asks for the present state, and tells the watchers if it has changed.
     *
     * @throws ProblemException if the store does not answer
     */
    void look() {
        if (see()) {
            watchers.forEach(Runnable::run);
        }
    }

    private boolean see() {
        if (!isMyTurn()) {
            throw ProblemException.unavailable("The store takes too long to answer.");
        }
        try {
            V seen = store.ask(query, view).orElse(null);
            boolean changed = !Objects.equals(latest, seen);
            latest = seen;
            return changed;
        } finally {
            oneAtATime.unlock();
        }
    }

    /** Bounded, so that those who come during an outage do not wait for each other's failures. */
    private boolean isMyTurn() {
        try {
            return oneAtATime.tryLock(TURN_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void lookAgain() {
        try {
            look();
        } catch (RuntimeException unanswered) {
            log.debug("Could not look at {}: {}", query, unanswered.toString());
        }
    }

    private void lookAnyway() {
        try {
            listen();
        } catch (RuntimeException unanswered) {
            log.debug("Could not subscribe to {}: {}", query, unanswered.toString());
        }
        looking.ask();
    }

    /** Also anew, if the other side has gone away since. */
    private synchronized void listen() {
        News present = news;
        if (closed || (present != null && !present.isLost())) {
            return;
        }
        if (present != null) {
            present.close();
        }
        news = store.listen(query, view, () -> looking.ask());
    }

    synchronized void close() {
        closed = true;
        lookingAnyway.cancel(false);
        if (news != null) {
            news.close();
        }
    }
}
