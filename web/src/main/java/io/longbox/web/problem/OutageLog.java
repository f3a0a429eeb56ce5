package io.longbox.web.problem;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells of outages now and then: in one, every request meets it. */
final class OutageLog {

    private static final Logger log = LoggerFactory.getLogger(OutageLog.class);
    private static final long EVERY = Duration.ofSeconds(5).toNanos();

    private final LongSupplier nanoTime;
    private final AtomicLong untold = new AtomicLong();
    private final AtomicLong nextAt;

    OutageLog(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.nextAt = new AtomicLong(nanoTime.getAsLong());
    }

    /**
     * @param failure is asked for only if it is told
     */
    void tell(Supplier<String> failure) {
        untold.incrementAndGet();
        long now = nanoTime.getAsLong();
        long next = nextAt.get();
        if (now - next >= 0 && nextAt.compareAndSet(next, now + EVERY)) {
            log.warn(
                    "The store is unavailable, to {} request(s) since it was told last: {}",
                    untold.getAndSet(0),
                    failure.get());
        }
    }
}
