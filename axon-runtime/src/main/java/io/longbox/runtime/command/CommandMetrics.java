package io.longbox.runtime.command;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/** What an operator sees of group commit. All names begin with {@code longbox.commands}. */
final class CommandMetrics {

    /** Why a batch was abandoned. */
    enum Reason {
        /** A handler failed, or was refused after it had written. */
        FAILED,
        /** Another process was faster with one of the aggregates. */
        CONFLICT,
        /** The events could not be stored, or not be committed. */
        NOT_STORED
    }

    private final MeterRegistry registry;
    private final DistributionSummary batch;
    private final Timer wait;
    private final Timer commit;
    private final Counter turnedAway;
    private final Map<Reason, Counter> abandoned = new EnumMap<>(Reason.class);

    CommandMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.batch = DistributionSummary.builder("longbox.commands.batch")
                .description("Commands that were handled together")
                .register(registry);
        this.wait = Timer.builder("longbox.commands.wait")
                .description("From the sending of a command to the beginning of its batch")
                .register(registry);
        this.commit = Timer.builder("longbox.commands.commit")
                .description("From the last command of a batch being handled to its events being stored")
                .register(registry);
        this.turnedAway = Counter.builder("longbox.commands.turned.away")
                .description("Commands that found no room in time")
                .register(registry);
        for (Reason reason : Reason.values()) {
            abandoned.put(
                    reason,
                    Counter.builder("longbox.commands.abandoned")
                            .description("Batches whose commands were handled once more, one by one")
                            .tag("reason", reason.name().toLowerCase(Locale.ROOT))
                            .register(registry));
        }
    }

    void observeWaiting(IntSupplier waiting) {
        Gauge.builder("longbox.commands.waiting", waiting, IntSupplier::getAsInt)
                .description("Commands that wait for a batch")
                .strongReference(true)
                .register(registry);
    }

    void handled(int commands) {
        batch.record(commands);
    }

    void waited(long nanos) {
        wait.record(nanos, TimeUnit.NANOSECONDS);
    }

    void committed(long nanos) {
        commit.record(nanos, TimeUnit.NANOSECONDS);
    }

    void abandoned(Reason reason) {
        abandoned.get(reason).increment();
    }

    void turnedAway() {
        turnedAway.increment();
    }
}
