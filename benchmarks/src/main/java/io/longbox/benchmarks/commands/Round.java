package io.longbox.benchmarks.commands;

import io.longbox.benchmarks.store.Lag;
import org.jspecify.annotations.Nullable;

/**
 * How one round went.
 *
 * @param accepted commands answered, each with its event stored
 * @param failed commands that were not
 * @param seconds it took
 * @param p50 milliseconds of accepted commands
 * @param p99 milliseconds of accepted commands
 * @param failure the first, in words, or null
 * @param lag how far those who read the events were behind when the last command was answered, or null if nobody does
 */
record Round(
        int accepted,
        int failed,
        double seconds,
        double p50,
        double p99,
        @Nullable String failure,
        @Nullable Lag lag) {

    double rate() {
        return accepted / seconds;
    }

    Round with(@Nullable Lag found) {
        return new Round(accepted, failed, seconds, p50, p99, failure, found);
    }
}
