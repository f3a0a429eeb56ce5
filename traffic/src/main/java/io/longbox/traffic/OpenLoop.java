package io.longbox.traffic;

import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Work that is due at moments of its own, whether or not what came before is done: a fixed number of clients take what is
 * due, the earliest first. What they cannot take in time is done late, and knows by how much.
 */
final class OpenLoop {

    private static final long LOOK_MS = 50;

    private final DelayQueue<Due> queue = new DelayQueue<>();
    private final AtomicLong open = new AtomicLong();
    private final AtomicLong order = new AtomicLong();
    private volatile boolean stopped;

    /** What is to be done; it does not throw. */
    @FunctionalInterface
    interface Work {

        /**
         * @param late by how many nanoseconds it begins after its moment
         */
        void begin(long late);
    }

    private record Due(long nanos, long number, Work work) implements Delayed {

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(nanos - System.nanoTime(), TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            Due due = (Due) other;
            int sooner = Long.compare(nanos - due.nanos, 0);
            return sooner != 0 ? sooner : Long.compare(number, due.number);
        }
    }

    /**
     * @param moment of {@link System#nanoTime()}
     */
    void at(long moment, Work work) {
        open.incrementAndGet();
        queue.add(new Due(moment, order.getAndIncrement(), work));
    }

    void after(long millis, Work work) {
        at(System.nanoTime() + millis * 1_000_000, work);
    }

    /** Does all of it, and what it leads to, and returns when nothing is left. */
    void run(int clients) {
        Clients.together(clients, this::workUntilInterrupted, this::stop);
    }

    private void workUntilInterrupted() {
        try {
            work();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            stop();
        }
    }

    private void work() throws InterruptedException {
        while (!stopped && open.get() > 0) {
            Due due = queue.poll(LOOK_MS, TimeUnit.MILLISECONDS);
            if (due != null) {
                try {
                    due.work().begin(Math.max(0, System.nanoTime() - due.nanos()));
                } finally {
                    open.decrementAndGet();
                }
            }
        }
    }

    /** Lets every client finish what it is at, and take nothing more. */
    void stop() {
        stopped = true;
    }

    boolean isStopped() {
        return stopped;
    }
}
