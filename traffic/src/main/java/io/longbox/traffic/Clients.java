package io.longbox.traffic;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A fixed number of clients that work off a list: each takes the next item as soon as it is done with the last. */
final class Clients {

    private final int number;
    private volatile boolean stopped;

    Clients(int number) {
        this.number = number;
    }

    /** Does the work for every item, in the order of the list, and returns when all of it is done. */
    <T> void each(List<T> items, Work<T> work) {
        AtomicInteger next = new AtomicInteger();
        together(Math.min(number, items.size()), () -> workOff(items, next, work), this::stop);
    }

    /**
     * Has all clients do the same at once, and returns when the last is done.
     *
     * @param stop has them finish what they are at; called if one of them fails, or the wait is interrupted
     */
    static void together(int clients, Runnable work, Runnable stop) {
        AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
            Thread client = new Thread(
                    () -> {
                        try {
                            work.run();
                        } catch (RuntimeException unforeseen) {
                            failure.compareAndSet(null, unforeseen);
                            stop.run();
                        }
                    },
                    "client-" + i);
            client.setDaemon(true);
            threads.add(client);
        }
        threads.forEach(Thread::start);
        try {
            for (Thread client : threads) {
                client.join();
            }
        } catch (InterruptedException interrupted) {
            stop.run();
            Thread.currentThread().interrupt();
        }
        RuntimeException unforeseen = failure.get();
        if (unforeseen != null) {
            throw unforeseen;
        }
    }

    private <T> void workOff(List<T> items, AtomicInteger next, Work<T> work) {
        for (int index = next.getAndIncrement(); index < items.size() && !stopped; index = next.getAndIncrement()) {
            work.on(index, items.get(index));
        }
    }

    /** Lets every client finish what it is at, and take nothing more. */
    void stop() {
        stopped = true;
    }

    boolean areStopped() {
        return stopped;
    }

    /** What a client does with one item; it does not throw. */
    @FunctionalInterface
    interface Work<T> {

        /**
         * @param index the item's place in the list
         */
        void on(int index, T item);
    }
}
