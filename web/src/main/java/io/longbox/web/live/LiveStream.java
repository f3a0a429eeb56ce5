package io.longbox.web.live;

import io.longbox.web.WebProperties;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * One reader's stream. It shows some values by name: each at once, and again whenever it differs from what was shown
 * last. However it ends, it leaves its feeds and its tasks behind it exactly once.
 */
final class LiveStream {

    private static final Logger log = LoggerFactory.getLogger(LiveStream.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private record Part(String name, Supplier<Optional<?>> value) {}

    private final SseEmitter emitter = new SseEmitter(0L);
    private final ScheduledExecutorService scheduler;
    private final WebProperties.Live properties;
    private final Feeds feeds;
    private final Consumer<LiveStream> afterwards;
    private final Paced showing;
    private final Runnable watcher;
    private final List<Feed<?>> watched = new ArrayList<>();
    private final List<Part> parts = new ArrayList<>();
    private final Map<String, Object> shown = new HashMap<>();
    private final List<Future<?>> tasks = new CopyOnWriteArrayList<>();
    private final ReentrantLock writing = new ReentrantLock();
    private final AtomicBoolean over = new AtomicBoolean();

    /**
     * @param afterwards called once, when the stream is over
     */
    LiveStream(
            Feeds feeds,
            ScheduledExecutorService scheduler,
            Duration pause,
            WebProperties.Live properties,
            Consumer<LiveStream> afterwards) {
        this.feeds = feeds;
        this.scheduler = scheduler;
        this.properties = properties;
        this.afterwards = afterwards;
        this.showing = new Paced(this::showAgain, scheduler, pause);
        this.watcher = showing::ask;
    }

    SseEmitter emitter() {
        return emitter;
    }

    /** Before it begins: shows all values anew whenever this view changes. */
    <V> Feed<V> watch(Object query, Class<V> view) {
        Feed<V> feed = feeds.join(query, view, watcher);
        watched.add(feed);
        return feed;
    }

    /** Before it begins: shows this value, unless it is empty. */
    void show(String name, Supplier<Optional<?>> value) {
        parts.add(new Part(name, value));
    }

    /**
     * Shows the present state, and goes on from there.
     *
     * @throws io.longbox.web.problem.ProblemException if the store does not answer
     */
    void begin() {
        emitter.onCompletion(this::leave);
        emitter.onError(failure -> leave());
        // Some come back a little later than others, lest all come at once.
        long retry = RETRY_AFTER.toMillis() + ThreadLocalRandom.current().nextLong(RETRY_AFTER.toMillis());
        send(SseEmitter.event().reconnectTime(retry).comment("welcome"));
        watched.forEach(Feed::look);
        showNow();
        long beat = properties.heartbeat().toMillis();
        tasks.add(scheduler.scheduleWithFixedDelay(this::beat, beat, beat, TimeUnit.MILLISECONDS));
        tasks.add(scheduler.schedule(this::end, properties.lasts().toMillis(), TimeUnit.MILLISECONDS));
        if (over.get()) {
            cancelTasks();
        }
    }

    private void showAgain() {
        try {
            showNow();
        } catch (RuntimeException unanswered) {
            log.debug("Could not ask what to show: {}", unanswered.toString());
            scheduler.schedule(showing::ask, properties.lookEvery().toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void showNow() {
        writing.lock();
        try {
            for (Part part : parts) {
                if (over.get()) {
                    return;
                }
                Object value = part.value().get().orElse(null);
                if (value != null && !value.equals(shown.put(part.name(), value))) {
                    send(SseEmitter.event().name(part.name()).data(value, MediaType.APPLICATION_JSON));
                }
            }
        } finally {
            writing.unlock();
        }
    }

    /** Only by writing is it noticed that nobody reads any more. */
    private void beat() {
        if (writing.tryLock()) {
            try {
                send(SseEmitter.event().comment("still here"));
            } finally {
                writing.unlock();
            }
        }
    }

    private void send(SseEmitter.SseEventBuilder event) {
        try {
            emitter.send(event);
        } catch (IOException | IllegalStateException gone) {
            leave();
        }
    }

    /** Ends it from this side. */
    void end() {
        leave();
        emitter.complete();
    }

    private void leave() {
        if (over.compareAndSet(false, true)) {
            cancelTasks();
            watched.forEach(feed -> feeds.leave(feed, watcher));
            afterwards.accept(this);
        }
    }

    private void cancelTasks() {
        tasks.forEach(task -> task.cancel(false));
    }
}
