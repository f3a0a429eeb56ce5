package io.longbox.web.live;

import io.longbox.web.store.Store;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;

/** The feeds that somebody watches, one a query. */
final class Feeds {

    private final Store store;
    private final ScheduledExecutorService scheduler;
    private final Duration pause;
    private final Duration lookEvery;
    private final Map<Object, Feed<?>> watched = new HashMap<>();

    Feeds(Store store, ScheduledExecutorService scheduler, Duration pause, Duration lookEvery) {
        this.store = store;
        this.scheduler = scheduler;
        this.pause = pause;
        this.lookEvery = lookEvery;
    }

    synchronized <V> Feed<V> join(Object query, Class<V> view, Runnable watcher) {
        // A query is always asked with its one kind of answer.
        @SuppressWarnings("unchecked")
        Feed<V> feed = (Feed<V>)
                watched.computeIfAbsent(query, unseen -> new Feed<>(unseen, view, store, scheduler, pause, lookEvery));
        feed.add(watcher);
        return feed;
    }

    synchronized void leave(Feed<?> feed, Runnable watcher) {
        if (feed.remove(watcher)) {
            watched.remove(feed.query());
            feed.close();
        }
    }
}
