package io.longbox.benchmarks.replay;

import io.longbox.benchmarks.DoesNotAddUp;
import io.longbox.benchmarks.store.RunningStore;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.axonframework.eventhandling.StreamingEventProcessor;

/** Axon's own way: the view is emptied, and its processor begins with the first event. It must not be running. */
record ResetProcessor(RunningStore store) implements Rebuild {

    @Override
    public void run(String view) throws InterruptedException {
        StreamingEventProcessor processor =
                Optional.ofNullable(store.processors().get(view)).orElseThrow();
        processor.resetTokens();
        processor.start();
        long head = store.head();
        while (RunningStore.position(processor) < head) {
            if (processor.isError()) {
                throw new DoesNotAddUp(view + " failed on an event; the store's log says why");
            }
            LockSupport.parkNanos(1_000_000);
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
        processor.shutDown();
    }
}
