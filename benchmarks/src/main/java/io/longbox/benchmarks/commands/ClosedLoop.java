package io.longbox.benchmarks.commands;

import io.longbox.benchmarks.report.Latencies;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Callers that each wait for the answer before they send the next command. */
final class ClosedLoop {

    private ClosedLoop() {}

    /** Sends one command to an aggregate, and returns when it is answered. */
    @FunctionalInterface
    interface Sending {

        void send(int aggregate) throws Exception;
    }

    /**
     * @param commands how many are sent at most
     * @param maxSeconds after which no more are sent
     */
    static Round run(int callers, int commands, int maxSeconds, Range range, Sending sending)
            throws InterruptedException {
        AtomicInteger next = new AtomicInteger();
        AtomicReference<@Nullable String> failure = new AtomicReference<>();
        CountDownLatch go = new CountDownLatch(1);
        List<Caller> all = new ArrayList<>();
        for (int i = 0; i < callers; i++) {
            Caller caller = new Caller(i, go, next, commands, maxSeconds * 1_000_000_000L, range, sending, failure);
            all.add(caller);
            caller.start();
        }
        long start = System.nanoTime();
        go.countDown();
        Latencies latencies = new Latencies();
        int failed = 0;
        for (Caller caller : all) {
            caller.join();
            latencies.add(caller.latencies);
            failed += caller.failed;
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        return new Round(
                (int) latencies.count(),
                failed,
                seconds,
                latencies.millis(50),
                latencies.millis(99),
                failure.get(),
                null);
    }

    private static final class Caller extends Thread {

        private final CountDownLatch go;
        private final AtomicInteger next;
        private final int commands;
        private final long maxNanos;
        private final Range range;
        private final Sending sending;
        private final AtomicReference<@Nullable String> failure;
        private final SplittableRandom random;
        private final Latencies latencies = new Latencies();
        private int failed;

        Caller(
                int number,
                CountDownLatch go,
                AtomicInteger next,
                int commands,
                long maxNanos,
                Range range,
                Sending sending,
                AtomicReference<@Nullable String> failure) {
            super("caller-" + number);
            this.go = go;
            this.next = next;
            this.commands = commands;
            this.maxNanos = maxNanos;
            this.range = range;
            this.sending = sending;
            this.failure = failure;
            this.random = new SplittableRandom(number);
        }

        @Override
        public void run() {
            try {
                go.await();
            } catch (InterruptedException interrupted) {
                return;
            }
            long start = System.nanoTime();
            while (System.nanoTime() - start < maxNanos && next.getAndIncrement() < commands) {
                send(range.first() + random.nextInt(range.count()));
            }
        }

        private void send(int aggregate) {
            long sent = System.nanoTime();
            try {
                sending.send(aggregate);
                latencies.add(System.nanoTime() - sent);
            } catch (Exception refused) {
                failed++;
                failure.compareAndSet(null, refused.toString());
            }
        }
    }
}
