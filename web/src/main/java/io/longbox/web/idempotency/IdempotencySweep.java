package io.longbox.web.idempotency;

import io.longbox.web.WebProperties;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Removes expired answers, a few at a time, so that it never stands in the way of a request. */
@Component
class IdempotencySweep implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(IdempotencySweep.class);
    private static final int BATCH = 500;

    private final IdempotencyTable table;
    private final Duration every;
    private volatile @Nullable ScheduledExecutorService timer;

    IdempotencySweep(IdempotencyTable table, WebProperties properties) {
        this.table = table;
        this.every = properties.web().idempotency().sweepEvery();
    }

    /** Sweeps until nothing expired is left. */
    void run() {
        try {
            int removed;
            do {
                removed = table.sweep(BATCH);
            } while (removed == BATCH && !Thread.currentThread().isInterrupted());
        } catch (RuntimeException failure) {
            log.warn("Expired idempotency keys stay until the next sweep: {}", failure.toString());
        }
    }

    @Override
    public void start() {
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "idempotency-sweep");
            thread.setDaemon(true);
            return thread;
        });
        started.scheduleWithFixedDelay(this::run, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
        timer = started;
    }

    @Override
    public void stop() {
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
