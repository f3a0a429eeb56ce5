package io.longbox.payments.call;

import io.longbox.payments.PaymentGateway;
import io.longbox.payments.PaymentsProperties;
import io.longbox.payments.ProviderReport;
import io.longbox.payments.ProviderReports;
import io.longbox.payments.ProviderUnavailableException;
import io.longbox.payments.call.CallTable.Claim;
import io.longbox.payments.call.CallTable.Pending;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Makes the calls that are written down, each until its answer has been recorded. Waiting for an answer takes no thread,
 * and calls that are made again have a share of their own: a provider that is silent about some cards holds up no others.
 *
 * <p>Any number of processes may do this side by side. A call that was under way when its process died is made again by
 * another once the lease is over; the provider knows its key, and answers the same.
 */
class PaymentCalls implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(PaymentCalls.class);
    private static final Duration FORGET_EVERY = Duration.ofHours(1);
    private static final int RECORDERS = 4;
    private static final int STOP_WITHIN_SECONDS = 10;
    private static final int ATTEMPTS_BEFORE_A_WARNING = 3;

    private final CallTable table;
    private final PaymentGateway gateway;
    private final ProviderReports reports;
    private final PaymentsProperties properties;
    private final Clock clock;
    private final MeterRegistry meters;

    private volatile Pending pending = new Pending(0, null);
    private volatile @Nullable Working working;

    PaymentCalls(
            CallTable table,
            PaymentGateway gateway,
            ProviderReports reports,
            PaymentsProperties properties,
            Clock clock,
            MeterRegistry meters) {
        this.table = table;
        this.gateway = gateway;
        this.reports = reports;
        this.properties = properties;
        this.clock = clock;
        this.meters = meters;
        Gauge.builder("longbox.payment.calls.pending", this, calls -> calls.pending.calls())
                .register(meters);
        Gauge.builder("longbox.payment.calls.oldest", this, PaymentCalls::ageOfOldest)
                .baseUnit("seconds")
                .register(meters);
    }

    private double ageOfOldest() {
        Instant oldest = pending.oldest();
        return oldest == null ? 0 : Duration.between(oldest, clock.instant()).toMillis() / 1000.0;
    }

    @Override
    public synchronized void start() {
        Working starting = new Working();
        working = starting;
        starting.begin();
    }

    /** There is a new call: looks at once. Does nothing if this does not run. */
    void nudge() {
        Working running = working;
        if (running != null) {
            running.nudge();
        }
    }

    @Override
    public void stop() {
        Working stopping;
        synchronized (this) {
            stopping = working;
            working = null;
        }
        if (stopping != null) {
            stopping.end();
        }
    }

    @Override
    public boolean isRunning() {
        return working != null;
    }

    private static Thread thread(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    /** What there is between one start and its stop. */
    private final class Working {

        private final ScheduledThreadPoolExecutor timer =
                new ScheduledThreadPoolExecutor(1, work -> thread(work, "PaymentCalls"));
        private final ExecutorService recorders =
                Executors.newFixedThreadPool(RECORDERS, work -> thread(work, "PaymentRecorder"));
        private final Map<Long, Claim> underWay = new ConcurrentHashMap<>();
        private final AtomicBoolean nudged = new AtomicBoolean();
        private volatile boolean stopping;

        void begin() {
            timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
            timer.scheduleWithFixedDelay(this::poll, 0, properties.poll().toMillis(), TimeUnit.MILLISECONDS);
            timer.scheduleWithFixedDelay(this::forget, 0, FORGET_EVERY.toMillis(), TimeUnit.MILLISECONDS);
        }

        void nudge() {
            if (stopping || !nudged.compareAndSet(false, true)) {
                return;
            }
            try {
                timer.execute(() -> {
                    nudged.set(false);
                    look();
                });
            } catch (RejectedExecutionException stopped) {
                nudged.set(false);
            }
        }

        private void poll() {
            try {
                if (!underWay.isEmpty()) {
                    table.renew(underWay.keySet(), clock.instant().plus(properties.lease()));
                }
                pending = table.pending();
            } catch (RuntimeException failed) {
                log.warn("the payment calls could not be looked up; the next look is in {}", properties.poll(), failed);
            }
            look();
        }

        private void forget() {
            try {
                table.forget(clock.instant().minus(properties.keep()));
            } catch (RuntimeException failed) {
                log.warn("old payment calls could not be forgotten; the next try is in {}", FORGET_EVERY, failed);
            }
        }

        private void look() {
            int forRepeats = properties.callsInFlight() / 4;
            try {
                take(false, properties.callsInFlight() - forRepeats);
                take(true, forRepeats);
            } catch (RuntimeException failed) {
                log.warn("the payment calls could not be worked on; the next try is in {}", properties.poll(), failed);
            }
        }

        private void take(boolean repeats, int share) {
            int taken = (int) underWay.values().stream()
                    .filter(claim -> claim.isRepeat() == repeats)
                    .count();
            if (stopping || taken >= share) {
                return;
            }
            Instant now = clock.instant();
            List<Claim> claims = table.claim(repeats, share - taken, now, now.plus(properties.lease()));
            claims.forEach(this::make);
        }

        private void make(Claim claim) {
            underWay.put(claim.id(), claim);
            CompletableFuture<? extends ProviderReport> answer = ask(claim);
            answer.<ProviderReport>thenApply(report -> report)
                    .orTimeout(properties.answerWithin().toMillis(), TimeUnit.MILLISECONDS)
                    .whenCompleteAsync(
                            (report, failure) -> {
                                answer.cancel(true);
                                end(claim, report, failure);
                            },
                            recorders);
        }

        private CompletableFuture<? extends ProviderReport> ask(Claim claim) {
            try {
                return claim.call().askOf(gateway);
            } catch (RuntimeException failed) {
                return CompletableFuture.failedFuture(failed);
            }
        }

        private void end(Claim claim, @Nullable ProviderReport report, @Nullable Throwable failure) {
            try {
                if (report == null) {
                    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
                    putBack(claim, isNoAnswer(cause) ? "no_answer" : "failed", nameOf(cause));
                } else {
                    record(claim, report);
                }
            } catch (RuntimeException failed) {
                // It stays taken on until the lease is over, and is made again then.
                log.warn(
                        "what became of {} of order {} could not be written down",
                        claim.call().operation(),
                        claim.call().order(),
                        failed);
            } finally {
                underWay.remove(claim.id());
                nudge();
            }
        }

        private void record(Claim claim, ProviderReport report) {
            try {
                reports.receive(report);
            } catch (RuntimeException notRecorded) {
                log.warn(
                        "the answer to {} of order {} could not be recorded; it is asked again",
                        claim.call().operation(),
                        claim.call().order(),
                        notRecorded);
                putBack(claim, "not_recorded", nameOf(notRecorded));
                return;
            }
            table.finish(claim, clock.instant());
            count(claim.call(), report.getClass().getSimpleName());
        }

        private void putBack(Claim claim, String outcome, String failure) {
            Duration pause = properties.pauseAfter(claim.attempt());
            if (claim.attempt() >= ATTEMPTS_BEFORE_A_WARNING) {
                log.warn(
                        "no answer to {} of order {} after {} calls ({}); it is asked again in {}",
                        claim.call().operation(),
                        claim.call().order(),
                        claim.attempt(),
                        failure,
                        pause);
            }
            count(claim.call(), outcome);
            table.putBack(claim, clock.instant().plus(pause), failure);
        }

        private void count(Call call, String outcome) {
            meters.counter(
                            "longbox.payment.calls",
                            "operation",
                            call.operation().name().toLowerCase(Locale.ROOT),
                            "outcome",
                            outcome.replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT))
                    .increment();
        }

        void end() {
            stopping = true;
            timer.shutdown();
            try {
                timer.awaitTermination(STOP_WITHIN_SECONDS, TimeUnit.SECONDS);
                recorders.shutdown();
                recorders.awaitTermination(STOP_WITHIN_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
            recorders.shutdownNow();
            // Whoever starts next need not wait for the leases of calls whose answers nobody here waits for any more.
            underWay.values().forEach(claim -> {
                try {
                    table.putBack(claim, clock.instant(), "stopped");
                } catch (RuntimeException failed) {
                    log.warn("a payment call keeps its lease: {}", failed.toString());
                }
            });
        }
    }

    private static boolean isNoAnswer(@Nullable Throwable cause) {
        return cause instanceof TimeoutException || cause instanceof ProviderUnavailableException;
    }

    private static String nameOf(@Nullable Throwable cause) {
        return cause == null ? "no answer" : cause.getClass().getSimpleName();
    }
}
