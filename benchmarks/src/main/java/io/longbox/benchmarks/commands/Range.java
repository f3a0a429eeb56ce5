package io.longbox.benchmarks.commands;

/**
 * Aggregates, by number. Warming up has a range of its own, so that what is measured begins with aggregates as new for
 * everybody.
 */
record Range(int first, int count) {

    private static final int MANY_FROM = 10;
    private static final int WARM_UP_FROM = 1_000_000;

    static Range measured(Load load, int aggregates) {
        return load == Load.HOT ? new Range(0, 1) : new Range(MANY_FROM, aggregates);
    }

    static Range warmUp(Load load, int aggregates) {
        Range measured = measured(load, aggregates);
        return new Range(WARM_UP_FROM + measured.first, measured.count);
    }
}
