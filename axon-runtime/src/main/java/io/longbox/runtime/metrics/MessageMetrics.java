package io.longbox.runtime.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.Message;
import org.axonframework.micrometer.GlobalMetricRegistry;
import org.axonframework.monitoring.MessageMonitor;
import org.axonframework.monitoring.MessageMonitor.MonitorCallback;
import org.axonframework.monitoring.NoOpMessageMonitor;
import org.axonframework.queryhandling.QueryMessage;
import org.axonframework.queryhandling.QueryUpdateEmitter;

/**
 * The meters that the operations guide names, and no others. Axon's own, some ten for each part, with percentiles, took a
 * fifth of the processor time under load: each of thirty processors measured each event, even to ignore it.
 */
public final class MessageMetrics extends GlobalMetricRegistry {

    private final MeterRegistry registry;

    public MessageMetrics(MeterRegistry registry) {
        super(registry);
        this.registry = registry;
    }

    /** Updates are news of views, and are not counted. */
    @Override
    public MessageMonitor<? extends Message<?>> registerComponent(Class<?> type, String name) {
        return QueryUpdateEmitter.class.isAssignableFrom(type)
                ? NoOpMessageMonitor.instance()
                : super.registerComponent(type, name);
    }

    /** Events handled, those that failed, and how old the last one was, in milliseconds, when it had been handled. */
    @Override
    public MessageMonitor<? super EventMessage<?>> registerEventProcessor(String processor) {
        Counter handled = registry.counter(processor + ".processedCounter");
        Counter failed = registry.counter(processor + ".failureCounter");
        AtomicLong latency = new AtomicLong();
        Gauge.builder(processor + ".latency", latency, AtomicLong::get).register(registry);
        return event -> new Outcome() {
            @Override
            public void reportSuccess() {
                latency.set(System.currentTimeMillis() - event.getTimestamp().toEpochMilli());
                handled.increment();
            }

            @Override
            public void reportFailure(Throwable cause) {
                failed.increment();
            }
        };
    }

    @Override
    public MessageMonitor<? super CommandMessage<?>> registerCommandBus(String bus) {
        return timed(bus);
    }

    @Override
    public MessageMonitor<? super QueryMessage<?, ?>> registerQueryBus(String bus) {
        return timed(bus);
    }

    @Override
    public MessageMonitor<? super EventMessage<?>> registerEventBus(String bus) {
        Counter ingested = registry.counter(bus + ".ingestedCounter");
        return event -> {
            ingested.increment();
            return NoOpMessageMonitor.instance().onMessageIngested(event);
        };
    }

    /** How many, how long they took, and how many of them failed; a refusal counts as a failure. */
    private <M extends Message<?>> MessageMonitor<M> timed(String bus) {
        Timer all = registry.timer(bus + ".allTimer");
        Counter failed = registry.counter(bus + ".failureCounter");
        return message -> {
            long start = System.nanoTime();
            return new Outcome() {
                @Override
                public void reportSuccess() {
                    all.record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
                }

                @Override
                public void reportFailure(Throwable cause) {
                    reportSuccess();
                    failed.increment();
                }
            };
        };
    }

    /** What is ignored is not measured. */
    private abstract static class Outcome implements MonitorCallback {
        @Override
        public void reportIgnored() {}
    }
}
