package io.longbox.web.live;

import io.longbox.web.WebProperties;
import io.longbox.web.problem.ProblemException;
import io.longbox.web.store.Store;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * All open streams of server-sent events: a bounded number of them, on a few threads. They end when the store stops, and
 * before the server waits for requests under way, because they would never finish by themselves.
 */
@Component
class LiveStreams implements SmartLifecycle, DisposableBean {

    private static final int THREADS = 4;
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final Duration COME_BACK_AFTER = Duration.ofSeconds(10);

    private final WebProperties.Live properties;
    private final ScheduledThreadPoolExecutor scheduler;
    private final Feeds feeds;
    private final Semaphore places;
    private final Set<LiveStream> open = ConcurrentHashMap.newKeySet();
    private volatile boolean running;

    LiveStreams(Store store, WebProperties properties) {
        this.properties = properties.web().live();
        this.scheduler = scheduler();
        this.feeds = new Feeds(store, scheduler, PAUSE, this.properties.lookEvery());
        this.places = new Semaphore(this.properties.streams());
    }

    private static ScheduledThreadPoolExecutor scheduler() {
        AtomicInteger number = new AtomicInteger();
        ScheduledThreadPoolExecutor scheduler = new ScheduledThreadPoolExecutor(THREADS, task -> {
            Thread thread = new Thread(task, "live-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        scheduler.setRemoveOnCancelPolicy(true);
        // News that comes while the store stops is for nobody.
        scheduler.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
        return scheduler;
    }

    /**
     * @param method GET opens a stream, HEAD only says that there could be one
     * @param setUp says what it watches and shows
     * @throws ProblemException if there are too many streams already, or the store does not answer
     */
    ResponseEntity<SseEmitter> answer(HttpMethod method, Consumer<LiveStream> setUp) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok()
                .contentType(MediaType.TEXT_EVENT_STREAM)
                .cacheControl(CacheControl.noStore())
                // Tells a proxy in between to pass on each event as it comes.
                .header("X-Accel-Buffering", "no");
        return method == HttpMethod.HEAD ? answer.build() : answer.body(open(setUp));
    }

    SseEmitter open(Consumer<LiveStream> setUp) {
        if (!running || !places.tryAcquire()) {
            throw ProblemException.unavailable(
                            running ? "Too many live streams are open already." : "The store is shutting down.")
                    .retryAfter(COME_BACK_AFTER);
        }
        LiveStream stream = new LiveStream(feeds, scheduler, PAUSE, properties, this::left);
        open.add(stream);
        boolean begun = false;
        try {
            setUp.accept(stream);
            stream.begin();
            begun = true;
        } finally {
            if (!begun || !running) {
                stream.end();
            }
        }
        return stream.emitter();
    }

    /** How many are open. */
    int count() {
        return open.size();
    }

    private void left(LiveStream stream) {
        open.remove(stream);
        places.release();
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        List.copyOf(open).forEach(LiveStream::end);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public void destroy() {
        scheduler.shutdownNow();
    }
}
