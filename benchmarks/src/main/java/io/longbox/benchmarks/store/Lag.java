package io.longbox.benchmarks.store;

/**
 * How far those who read the events were behind at a moment.
 *
 * @param events that the slowest reader had not handled yet
 * @param processor which one that was
 * @param seconds until all had handled everything
 */
public record Lag(long events, String processor, double seconds) {}
