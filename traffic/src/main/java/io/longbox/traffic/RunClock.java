package io.longbox.traffic;

import java.time.Duration;
import java.time.Instant;

/** The one clock of a run: it never goes back, and places the store's times on the same line. Nanoseconds. */
final class RunClock {

    static final long NEVER = Long.MAX_VALUE;

    private final Instant wallAtStart;
    private final long nanosAtStart;

    RunClock() {
        this.wallAtStart = Instant.now();
        this.nanosAtStart = System.nanoTime();
    }

    /** Time since the start of the run. */
    long now() {
        return System.nanoTime() - nanosAtStart;
    }

    /** Where a time of the store lies. */
    long at(Instant time) {
        try {
            return Duration.between(wallAtStart, time).toNanos();
        } catch (ArithmeticException farAway) {
            return NEVER;
        }
    }
}
