package io.longbox.web.store;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.axonframework.queryhandling.SubscriptionQueryResult;
import org.jspecify.annotations.Nullable;

/**
 * Watches one view from before a command is sent, so that no update can be missed. News comes by subscription; because
 * news may be lost between processes, and a repeated command makes none, the view is also asked now and then.
 */
final class Watch<V> implements AutoCloseable {

    /** When a view is looked at that should have followed by now. */
    static final Duration SOON = Duration.ofMillis(100);

    /** When an outcome is looked for that takes several steps: before, each look would be one for nothing. */
    static final Duration AFTER_SOME_STEPS = Duration.ofMillis(500);

    private static final Duration LATER_LOOKS = Duration.ofSeconds(1);

    private final Supplier<Optional<V>> look;
    private final BlockingQueue<V> told = new LinkedBlockingQueue<>();
    private final News news;

    private Watch(SubscriptionQueryResult<V, V> subscription, Supplier<Optional<V>> look) {
        this.look = look;
        this.news = News.of(subscription, told::add);
    }

    static <V> Watch<V> open(SubscriptionQueryResult<V, V> subscription, Supplier<Optional<V>> look) {
        return new Watch<>(subscription, look);
    }

    /**
     * The view as soon as it is settled, or empty if it is not in time. Never fails: the command is done.
     *
     * @param firstLook when to look for the first time, without news
     */
    Optional<V> until(Predicate<V> settled, Duration within, Duration firstLook) {
        long deadline = System.nanoTime() + within.toNanos();
        long pause = firstLook.toNanos();
        while (true) {
            Optional<V> heard = listen(settled, Math.min(System.nanoTime() + pause, deadline));
            if (heard.isPresent()) {
                return heard;
            }
            Optional<V> seen = look().filter(settled);
            if (seen.isPresent()
                    || System.nanoTime() >= deadline
                    || Thread.currentThread().isInterrupted()) {
                return seen;
            }
            pause = LATER_LOOKS.toNanos();
        }
    }

    private Optional<V> listen(Predicate<V> settled, long end) {
        try {
            @Nullable V next;
            while ((next = told.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS)) != null) {
                if (settled.test(next)) {
                    return Optional.of(next);
                }
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }

    private Optional<V> look() {
        try {
            return look.get();
        } catch (RuntimeException unanswered) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        news.close();
    }
}
