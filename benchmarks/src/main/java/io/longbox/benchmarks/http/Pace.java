package io.longbox.benchmarks.http;

/** When requests are due, and how long they are made. */
public sealed interface Pace {

    /**
     * So many a second, at even distances, whether or not answers come: as if by people who do not know of each other.
     */
    record Open(int perSecond, int seconds) implements Pace {}

    /**
     * The next once one is answered.
     *
     * @param atOnce how many are under way
     * @param most how many are made
     * @param seconds after which no more are made
     */
    record Closed(int atOnce, int most, int seconds) implements Pace {}
}
