package io.longbox.runtime.deadline;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.AxonThreadFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Looks for deadlines that are due, and has them act. It starts when everything else is up: what came due while the
 * store was down is waiting in the table.
 */
final class DeadlineWatch implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(DeadlineWatch.class);
    private static final int AT_ONCE = 200;
    private static final int THREADS = 4;

    private final JdbcDeadlineManager deadlines;
    private final DeadlineTable table;
    private final Clock clock;
    private final Duration interval;
    private @Nullable ScheduledExecutorService timer;
    private @Nullable ExecutorService actors;

    DeadlineWatch(JdbcDeadlineManager deadlines, DeadlineTable table, Clock clock, Duration interval) {
        this.deadlines = deadlines;
        this.table = table;
        this.clock = clock;
        this.interval = interval;
    }

    @Override
    public synchronized void start() {
        ExecutorService acting = Executors.newFixedThreadPool(THREADS, new AxonThreadFactory("Deadline"));
        ScheduledExecutorService looking =
                Executors.newSingleThreadScheduledExecutor(new AxonThreadFactory("DeadlineWatch"));
        looking.scheduleWithFixedDelay(() -> look(acting), 0, interval.toMillis(), TimeUnit.MILLISECONDS);
        actors = acting;
        timer = looking;
    }

    private void look(ExecutorService acting) {
        try {
            List<Deadline> due;
            do {
                due = table.due(clock.instant(), AT_ONCE);
                acting.invokeAll(due.stream()
                        .<Callable<Void>>map(deadline -> () -> {
                            act(deadline);
                            return null;
                        })
                        .toList());
            } while (due.size() == AT_ONCE);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failed) {
            log.warn("deadlines could not be looked up; the next look is in {}", interval, failed);
        }
    }

    private void act(Deadline deadline) {
        try {
            deadlines.act(deadline);
        } catch (RuntimeException failed) {
            log.warn("the deadline {} failed and is put off", deadline.message().getDeadlineName(), failed);
            table.putOff(deadline.id(), clock.instant());
        }
    }

    @Override
    public synchronized void stop() {
        stop(timer);
        stop(actors);
        timer = null;
        actors = null;
    }

    private static void stop(@Nullable ExecutorService executor) {
        if (executor == null) {
            return;
        }
        executor.shutdown();
        try {
            if (!executor.awaitTermination(10, TimeUnit.SECONDS)) {
                executor.shutdownNow();
            }
        } catch (InterruptedException interrupted) {
            executor.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return timer != null;
    }
}
