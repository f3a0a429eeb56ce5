package io.longbox.runtime.timelimit;

import io.longbox.runtime.RuntimeProperties;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.timeout.AxonTimeoutException;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells of units of work that take long, and interrupts those that take too long; whoever waits for one is answered by
 * {@link AxonTimeoutException} then. The limits are those that Axon sets by itself. But its way to watch over them costs a
 * walk through the stack for each unit of work and each handler, and a place on a timer: here it is an entry in a set.
 */
final class TimeLimits {

    private static final Logger log = LoggerFactory.getLogger(TimeLimits.class);
    private static final String WORK = TimeLimits.class.getName();

    private final Set<Work> underWay = ConcurrentHashMap.newKeySet();
    private final long warnAfter;
    private final long interruptAfter;
    private final LongSupplier nanoTime;

    TimeLimits(RuntimeProperties.UnitOfWork limits, LongSupplier nanoTime) {
        this.warnAfter = limits.warnAfter().toNanos();
        this.interruptAfter = limits.interruptAfter().toNanos();
        this.nanoTime = nanoTime;
    }

    /**
     * Sets the limits to the units of work that handle messages.
     *
     * @param component whose they are, for people to read
     */
    MessageHandlerInterceptor<Message<?>> of(String component) {
        return (unitOfWork, chain) -> within(component, unitOfWork.root(), chain);
    }

    private Object within(String component, UnitOfWork<?> root, InterceptorChain chain) throws Exception {
        // Nested units of work share what is left of the limit.
        Work work = root.getOrComputeResource(WORK, absent -> start(component, root));
        try {
            Object result = chain.proceed();
            work.mustBeInTime();
            return result;
        } catch (Exception failure) {
            work.mustBeInTime();
            throw failure;
        }
    }

    private Work start(String component, UnitOfWork<?> root) {
        Work work = new Work(component, nanoTime.getAsLong());
        underWay.add(work);
        root.onCleanup(done -> {
            underWay.remove(work);
            work.end();
        });
        return work;
    }

    /** Looks at everything under way. */
    void look() {
        long now = nanoTime.getAsLong();
        underWay.forEach(work -> {
            if (work.age(now) >= interruptAfter && work.interrupt()) {
                log.error("Interrupted after {}: {}{}", seconds(work.age(now)), work, work.trace());
            } else if (work.isWorthTelling(now, warnAfter)) {
                log.warn("Takes {} so far: {}{}", seconds(work.age(now)), work, work.trace());
            }
        });
    }

    /** How much is under way. */
    int underWay() {
        return underWay.size();
    }

    private static String seconds(long nanos) {
        return Duration.ofNanos(nanos).toSeconds() + " s";
    }
}
