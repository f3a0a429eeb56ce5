package io.longbox.runtime.command;

import io.longbox.runtime.RuntimeProperties.GroupCommit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread that handles commands in the order in which they came, as many at a time as are waiting. Nothing is held
 * back in the hope of more: batches grow by themselves, because whatever comes during a commit waits for its end.
 */
final class CommandSegment {

    private static final Logger log = LoggerFactory.getLogger(CommandSegment.class);
    private static final long LOOK_FOR_END_MILLIS = 100;

    private final BlockingQueue<Pending<?, ?>> queue;
    private final Duration patience;
    private final int batchSize;
    private final String name;
    private volatile @Nullable Thread worker;
    private volatile boolean closed;

    CommandSegment(int number, GroupCommit settings) {
        this.queue = new ArrayBlockingQueue<>(settings.queued());
        this.patience = settings.patience();
        this.batchSize = settings.batchSize();
        this.name = "CommandSegment-" + number;
    }

    void start(Consumer<List<Pending<?, ?>>> handler) {
        Thread thread = new Worker(() -> work(handler), name);
        worker = thread;
        thread.start();
    }

    /** Whether whoever asks is being run by a segment. */
    static boolean isCurrentThread() {
        return Thread.currentThread() instanceof Worker;
    }

    /**
     * @throws TooManyCommandsException if there is no room, or the segment is closed
     */
    void put(Pending<?, ?> command) {
        try {
            // A segment that waited for room in its own queue would wait for itself.
            long wait = isCurrentThread() ? 0 : patience.toMillis();
            if (closed || !queue.offer(command, wait, TimeUnit.MILLISECONDS)) {
                throw new TooManyCommandsException(
                        closed ? "the store is shutting down" : "no room for another command within " + patience);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new TooManyCommandsException("interrupted while waiting for room for another command");
        }
        if (closed && queue.remove(command)) {
            throw new TooManyCommandsException("the store is shutting down");
        }
    }

    int waiting() {
        return queue.size();
    }

    void close() {
        closed = true;
    }

    void awaitEnd() {
        try {
            Thread thread = worker;
            if (thread != null) {
                thread.join();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void work(Consumer<List<Pending<?, ?>>> handler) {
        List<Pending<?, ?>> batch = new ArrayList<>(batchSize);
        while (!closed || !queue.isEmpty()) {
            try {
                Pending<?, ?> first = queue.poll(LOOK_FOR_END_MILLIS, TimeUnit.MILLISECONDS);
                if (first != null) {
                    batch.add(first);
                    queue.drainTo(batch, batchSize - 1);
                    handler.accept(batch);
                }
            } catch (RuntimeException failure) {
                // Its commands are not answered, and their senders will give up waiting; the next must be.
                log.error("a batch of {} commands ended in a failure of its own", batch.size(), failure);
            } catch (InterruptedException late) {
                // Meant for a handler that took too long, and ended just then: the next one is not to suffer from it.
                log.debug("an interrupt came too late");
            } finally {
                batch.clear();
            }
        }
    }

    private static final class Worker extends Thread {
        Worker(Runnable work, String name) {
            super(work, name);
        }
    }
}
