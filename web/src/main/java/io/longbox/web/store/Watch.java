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

    private static final Duration FIRST_LOOK = Duration.ofMillis(100);
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

    /** The view as soon as it is settled, or empty if it is not in time. Never fails: the command is done. */
    Optional<V> until(Predicate<V> settled, Duration within) {
        long deadline = System.nanoTime() + within.toNanos();
        long pause = FIRST_LOOK.toNanos();
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
