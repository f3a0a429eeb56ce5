package io.longbox.web.live;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Runs a task soon after it is asked for: never twice at once, and with a pause between two runs, however often it is
 * asked for meanwhile. No asking is lost: each is followed by a run that began after it.
 */
final class Paced {

    private final Runnable task;
    private final ScheduledExecutorService scheduler;
    private final long pauseNanos;

    private boolean asked;
    private boolean underWay;
    private long notBefore = System.nanoTime();

    /**
     * @param task must not throw
     */
    Paced(Runnable task, ScheduledExecutorService scheduler, Duration pause) {
        this.task = task;
        this.scheduler = scheduler;
        this.pauseNanos = pause.toNanos();
    }

    synchronized void ask() {
        asked = true;
        if (!underWay) {
            goOn();
        }
    }

    private void run() {
        synchronized (this) {
            asked = false;
        }
        try {
            task.run();
        } finally {
            synchronized (this) {
                notBefore = System.nanoTime() + pauseNanos;
                underWay = false;
                if (asked) {
                    goOn();
                }
            }
        }
    }

    private void goOn() {
        underWay = true;
        scheduler.schedule(this::run, Math.max(0, notBefore - System.nanoTime()), TimeUnit.NANOSECONDS);
    }
}
