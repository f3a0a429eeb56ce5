package io.longbox.benchmarks.process;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Puts away what a run leaves behind, servers and files, once: at its end, or when the run is interrupted before that.
 */
public final class Cleanup implements AutoCloseable {

    private final AtomicBoolean done = new AtomicBoolean();
    private final Runnable work;
    private final Thread atExit = new Thread(this::once, "cleanup");

    public Cleanup(Runnable work) {
        this.work = work;
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    private void once() {
        if (!done.getAndSet(true)) {
            work.run();
        }
    }

    @Override
    public void close() {
        once();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException exiting) {
            // It finds that there is nothing left to do.
        }
    }
}
