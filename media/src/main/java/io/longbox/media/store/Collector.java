package io.longbox.media.store;

import io.longbox.api.media.ContentHash;
import io.longbox.media.MediaProperties;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Deletes content that nothing refers to. What an event speaks of is never deleted, whether or not it is known yet:
 *
 * <ul>
 *   <li>an upload is spoken of soon after it was kept, and what was kept lately is left alone;
 *   <li>references that may be incomplete, because their processor is behind, failed or replaying, delete nothing;
 *   <li>each deletion looks again, with the row locked: whether it was kept again, is referred to, or the references were
 *       reset since it was decided on.
 * </ul>
 */
class Collector implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Collector.class);
    private static final int BATCH = 100;

    private final ContentIndex index;
    private final IndexedStore store;
    private final References references;
    private final Supplier<Optional<String>> missing;
    private final TransactionTemplate transaction;
    private final MediaProperties settings;
    private final Clock clock;
    private final Counter collected;

    private String lastSkip = "";
    private volatile @Nullable ScheduledExecutorService timer;

    /**
     * @param missing why the references may be incomplete, or nothing
     */
    Collector(
            ContentIndex index,
            IndexedStore store,
            References references,
            Supplier<Optional<String>> missing,
            PlatformTransactionManager transactions,
            MediaProperties settings,
            Clock clock,
            MeterRegistry meters) {
        this.index = index;
        this.store = store;
        this.references = references;
        this.missing = missing;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.settings = settings;
        this.clock = clock;
        this.collected = meters.counter("longbox.media.collected");
    }

    /** Deletes all that may be deleted, or nothing if it is not sure; answers how much. */
    int run() {
        int deleted = 0;
        try {
            // Before the references are judged: if they are reset after that, it shows.
            long resets = references.resets();
            Optional<String> reason = missing.get();
            say(reason.orElse(""));
            if (reason.isEmpty()) {
                deleted = sweep(resets);
            }
        } catch (IOException | RuntimeException failed) {
            log.warn("content that nothing refers to could not be collected; the next try is in {}", every(), failed);
        }
        return deleted;
    }

    private int sweep(long resets) throws IOException {
        Instant keptBefore = clock.instant().minus(settings.keepUnreferenced());
        int deleted = 0;
        List<ContentHash> batch;
        int fromBatch;
        do {
            batch = index.unreferenced(keptBefore, BATCH);
            fromBatch = 0;
            for (ContentHash hash : batch) {
                fromBatch += delete(hash, keptBefore, resets) ? 1 : 0;
            }
            deleted += fromBatch;
        } while (batch.size() == BATCH
                && fromBatch > 0
                && !Thread.currentThread().isInterrupted());
        if (deleted > 0) {
            log.info("collected {} images that nothing refers to", deleted);
        }
        return deleted;
    }

    private boolean delete(ContentHash hash, Instant keptBefore, long resets) throws IOException {
        boolean deleted;
        try {
            deleted = transaction.execute(status -> {
                if (references.resetsFromHereOn() != resets) {
                    return false;
                }
                Optional<ContentIndex.Entry> entry = index.lockIfKeptBefore(hash, keptBefore);
                // A statement of its own, so that it sees what became known while the lock was waited for.
                if (entry.isEmpty() || !index.deleteUnreferenced(hash)) {
                    return false;
                }
                try {
                    store.delete(hash, entry.get().place());
                } catch (IOException failed) {
                    throw new UncheckedIOException(failed);
                }
                return true;
            });
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        }
        if (deleted) {
            collected.increment();
        }
        return deleted;
    }

    private void say(String skip) {
        if (!skip.equals(lastSkip)) {
            if (!skip.isEmpty()) {
                log.info("nothing is collected for now: {}", skip);
            }
            lastSkip = skip;
        }
    }

    private Duration every() {
        return settings.collectEvery();
    }

    @Override
    public synchronized void start() {
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "media-collector");
            thread.setDaemon(true);
            return thread;
        });
        started.scheduleWithFixedDelay(this::run, every().toMillis(), every().toMillis(), TimeUnit.MILLISECONDS);
        timer = started;
    }

    @Override
    public synchronized void stop() {
        ScheduledExecutorService started = timer;
        timer = null;
        if (started != null) {
            started.shutdownNow();
        }
    }

    @Override
    public boolean isRunning() {
        return timer != null;
    }
}
