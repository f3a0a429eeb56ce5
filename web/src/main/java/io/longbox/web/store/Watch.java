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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;

/**
 * Watches one view from before a command is sent, so that no update can be missed. News comes by subscription; because
 * news may be lost between processes, and a repeated command makes none, the view is also asked now and then.
 */
final class Watch<V> implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Watch.class);
    private static final Duration FIRST_LOOK = Duration.ofMillis(100);
    private static final Duration LATER_LOOKS = Duration.ofSeconds(1);

    private final SubscriptionQueryResult<V, V> subscription;
    private final Supplier<Optional<V>> look;
    private final BlockingQueue<V> news = new LinkedBlockingQueue<>();
    private final Disposable listening;

    private Watch(SubscriptionQueryResult<V, V> subscription, Supplier<Optional<V>> look) {
        this.subscription = subscription;
        this.look = look;
        // At once, even if it turns out that nobody waits: only a listener that leaves takes its registration with it.
        this.listening = subscription
                .updates()
                .subscribe(news::add, lost -> log.debug("No news of a view: {}", lost.toString()));
    }

    static <V> Watch<V> open(SubscriptionQueryResult<V, V> subscription, Supplier<Optional<V>> look) {
        return new Watch<>(subscription, look);
    }

    /** The view as soon as it is settled, or empty if it is not in time. Never fails: the command is done. */
    Optional<V> until(Predicate<V> settled, Duration within) {
        long deadline = System.nanoTime() + within.toNanos();
        long pause = FIRST_LOOK.toNanos();
        while (true) {
            Optional<V> told = listen(settled, Math.min(System.nanoTime() + pause, deadline));
            if (told.isPresent()) {
                return told;
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
            while ((next = news.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS)) != null) {
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
        listening.dispose();
        subscription.cancel();
    }
}
