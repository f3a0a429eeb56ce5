package io.longbox.payments.simulator;

import io.longbox.api.Money;
import io.longbox.api.order.OrderId;
import io.longbox.api.order.RefundId;
import io.longbox.api.payment.TokenisedCard;
import io.longbox.payments.CardDetails;
import io.longbox.payments.PaymentGateway;
import io.longbox.payments.PaymentsProperties;
import io.longbox.payments.ProviderReport;
import io.longbox.payments.ProviderReport.OfAuthorisation;
import io.longbox.payments.ProviderReport.OfCapture;
import io.longbox.payments.ProviderReport.OfRefund;
import io.longbox.payments.ProviderReport.OfVoid;
import io.longbox.payments.ProviderReports;
import io.longbox.payments.ProviderUnavailableException;
import io.longbox.payments.simulator.ProviderMemory.Callback;
import io.longbox.payments.simulator.ProviderMemory.Decision;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * A provider that charges no card. Otherwise it is as bad as a remote one: its answers take time or get lost, and what it
 * tells by itself comes early, late or twice, but at least once, also after a restart. Which card does what is in {@code
 * docs/payments.md}.
 */
class SimulatedGateway implements PaymentGateway, SmartLifecycle {

    static final String NAME = "simulated";

    private static final Logger log = LoggerFactory.getLogger(SimulatedGateway.class);
    private static final int THREADS = 4;
    private static final int MESSENGERS = 2;
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final Duration DELIVERY_LEASE = Duration.ofSeconds(30);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final ProviderMemory memory;
    private final ProviderReports receiver;
    private final PaymentsProperties.Simulator settings;
    private final Duration lookEvery;
    private final Clock clock;

    private volatile @Nullable ScheduledThreadPoolExecutor service;
    private volatile @Nullable ScheduledThreadPoolExecutor messengers;

    SimulatedGateway(
            ProviderMemory memory, ProviderReports receiver, PaymentsProperties.Simulator settings, Clock clock) {
        this(memory, receiver, settings, LOOK_EVERY, clock);
    }

    SimulatedGateway(
            ProviderMemory memory,
            ProviderReports receiver,
            PaymentsProperties.Simulator settings,
            Duration lookEvery,
            Clock clock) {
        this.memory = memory;
        this.receiver = receiver;
        this.settings = settings;
        this.lookEvery = lookEvery;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public synchronized void start() {
        log.warn("the payment gateway is simulated: no card is charged, and no money moves");
        service = threads(THREADS, "SimulatedProvider");
        ScheduledThreadPoolExecutor starting = threads(MESSENGERS, "SimulatedProviderCallback");
        messengers = starting;
        starting.scheduleWithFixedDelay(this::look, 0, lookEvery.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static ScheduledThreadPoolExecutor threads(int number, String name) {
        ScheduledThreadPoolExecutor threads = new ScheduledThreadPoolExecutor(number, work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        });
        threads.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        return threads;
    }

    @Override
    public CompletableFuture<TokenisedCard> tokenise(CardDetails card) {
        String digits = card.digits();
        String lastFour = digits.substring(digits.length() - 4);
        return served(() -> {
            String token = "sim_" + UUID.randomUUID();
            memory.keep(token, card.brand(), lastFour, card.validUntil(), Behaviour.of(digits), clock.instant());
            return new Answer<>(new TokenisedCard(token, card.brand(), lastFour), someLatency());
        });
    }

    @Override
    public CompletableFuture<OfAuthorisation> authorise(OrderId order, Money amount, String token) {
        return served(() -> {
            String reference = "sim_" + UUID.randomUUID();
            Decision<OfAuthorisation> decision =
                    memory.authorise(order, amount, token, reference, clock.instant(), callbackAt());
            // A silent card is silent about what it holds; a void that came first is told.
            boolean silent =
                    decision.behaviour() == Behaviour.SILENT && decision.report() instanceof ProviderReport.Held;
            return silent ? Answer.never() : answer(decision);
        });
    }

    @Override
    public CompletableFuture<OfCapture> capture(OrderId order, String reference, Money amount) {
        return served(() -> answer(memory.capture(order, reference, amount, clock.instant(), callbackAt())));
    }

    @Override
    public CompletableFuture<OfVoid> release(OrderId order) {
        return served(() -> answer(memory.release(order, clock.instant(), callbackAt())));
    }

    @Override
    public CompletableFuture<OfRefund> refund(OrderId order, RefundId refund, Money amount) {
        return served(() -> answer(memory.refund(order, refund, amount, clock.instant(), callbackAt())));
    }

    /** An answer, and how long it is on its way. */
    private record Answer<T>(@Nullable T value, Duration latency) {

        static <T> Answer<T> never() {
            return new Answer<>(null, Duration.ZERO);
        }
    }

    private <R extends ProviderReport> Answer<R> answer(Decision<R> decision) {
        boolean slow = decision.behaviour() == Behaviour.SLOW && !decision.repeat();
        callbackIsDueIn(slow ? Duration.ZERO : callbackDelay());
        return new Answer<>(decision.report(), slow ? settings.slowAnswer() : someLatency());
    }

    private <T> CompletableFuture<T> served(Supplier<Answer<T>> request) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        ScheduledThreadPoolExecutor serving = service;
        if (serving == null) {
            return CompletableFuture.failedFuture(new ProviderUnavailableException(null));
        }
        int fate = ThreadLocalRandom.current().nextInt(200);
        boolean lostOnTheWayThere = fate < settings.lostPercent();
        boolean lostOnTheWayBack = !lostOnTheWayThere && fate < 2 * settings.lostPercent();
        after(someLatency(), serving, answer, () -> {
            if (lostOnTheWayThere) {
                return;
            }
            Answer<T> given = request.get();
            T value = given.value();
            if (value != null && !lostOnTheWayBack) {
                after(given.latency(), serving, answer, () -> answer.complete(value));
            }
        });
        return answer;
    }

    private static void after(
            Duration pause, ScheduledThreadPoolExecutor threads, CompletableFuture<?> answer, Runnable work) {
        try {
            threads.schedule(
                    () -> {
                        try {
                            work.run();
                        } catch (RuntimeException failed) {
                            answer.completeExceptionally(new ProviderUnavailableException(failed));
                        }
                    },
                    pause.toNanos(),
                    TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException stopped) {
            answer.completeExceptionally(new ProviderUnavailableException(stopped));
        }
    }

    /** Half of what a whole call takes: once there, once back. */
    private Duration someLatency() {
        long from = settings.latencyFrom().toNanos();
        long to = settings.latencyTo().toNanos();
        return Duration.ofNanos(ThreadLocalRandom.current().nextLong(from, to + 1) / 2);
    }

    /** Later than the answer, mostly. */
    private Duration callbackDelay() {
        return settings.latencyTo();
    }

    private Instant callbackAt() {
        return clock.instant().plus(callbackDelay());
    }

    private void callbackIsDueIn(Duration pause) {
        ScheduledThreadPoolExecutor delivering = messengers;
        if (delivering != null) {
            try {
                delivering.schedule(this::deliverAll, pause.toMillis() + 1, TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException stopped) {
                // It is delivered after the next start.
            }
        }
    }

    private void look() {
        try {
            memory.chargeBack(clock.instant());
        } catch (RuntimeException failed) {
            log.warn("the simulated provider could not charge back; the next try is in {}", lookEvery, failed);
        }
        deliverAll();
    }

    private void deliverAll() {
        try {
            while (isRunning()) {
                Instant now = clock.instant();
                Optional<Callback> callback = memory.nextCallback(now, now.plus(DELIVERY_LEASE));
                if (callback.isEmpty()) {
                    return;
                }
                deliver(callback.get());
            }
        } catch (RuntimeException failed) {
            log.warn("the simulated provider could not tell its news; the next try is in {}", lookEvery, failed);
        }
    }

    private void deliver(Callback callback) {
        try {
            receiver.receive(callback.report());
        } catch (RuntimeException notTaken) {
            Duration pause = pauseAfter(callback.attempt());
            log.warn(
                    "{} of order {} was not taken from the simulated provider ({}); it is told again in {}",
                    callback.report().getClass().getSimpleName(),
                    callback.report().order(),
                    notTaken.toString(),
                    pause);
            memory.deliverAgain(callback, clock.instant().plus(pause));
            return;
        }
        memory.delivered(callback);
    }

    private static Duration pauseAfter(int attempt) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempt - 1, 6));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    @Override
    public synchronized void stop() {
        ScheduledThreadPoolExecutor serving = service;
        ScheduledThreadPoolExecutor delivering = messengers;
        service = null;
        messengers = null;
        end(serving);
        end(delivering);
    }

    private static void end(@Nullable ScheduledThreadPoolExecutor threads) {
        if (threads == null) {
            return;
        }
        threads.shutdown();
        try {
            if (!threads.awaitTermination(5, TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException interrupted) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return service != null;
    }

    /** It is there before anybody calls it, and until nobody does any more. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 1;
    }
}
