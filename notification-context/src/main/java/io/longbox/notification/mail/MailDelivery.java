package io.longbox.notification.mail;

import io.longbox.api.notification.NotificationId;
import io.longbox.notification.NotificationProperties;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Sends the mail of the outbox, one after another, each at most once: a mail that may have been sent is never sent again,
 * because readers bear a missing mail, which their inbox shows as well, better than a store that repeats itself.
 *
 * <p>Any number of processes may do this side by side. A process that dies while it sends is noticed by its lease, and its
 * one mail becomes uncertain; the others of the outbox are untouched.
 */
class MailDelivery implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(MailDelivery.class);
    private static final Duration FORGET_EVERY = Duration.ofHours(1);
    private static final int STOP_WITHIN_SECONDS = 10;

    private final Outbox outbox;
    private final LetterWriter writer;
    private final Smtp smtp;
    private final NotificationProperties.Mail settings;
    private final Clock clock;
    private final MeterRegistry meters;

    private final AtomicBoolean nudged = new AtomicBoolean();
    private volatile boolean serverDown;
    private volatile @Nullable ScheduledThreadPoolExecutor timer;

    MailDelivery(
            Outbox outbox,
            LetterWriter writer,
            Smtp smtp,
            NotificationProperties.Mail settings,
            Clock clock,
            MeterRegistry meters) {
        this.outbox = outbox;
        this.writer = writer;
        this.smtp = smtp;
        this.settings = settings;
        this.clock = clock;
        this.meters = meters;
        for (MailState end :
                new MailState[] {MailState.SENT, MailState.UNCERTAIN, MailState.FAILED, MailState.EXPIRED}) {
            count(end, 0);
        }
    }

    @Override
    public synchronized void start() {
        ScheduledThreadPoolExecutor starting = new ScheduledThreadPoolExecutor(1, MailDelivery::thread);
        starting.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        timer = starting;
        starting.scheduleWithFixedDelay(this::poll, 0, settings.poll().toMillis(), TimeUnit.MILLISECONDS);
        starting.scheduleWithFixedDelay(this::forget, 0, FORGET_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    // A daemon: a mail server that does not answer must not keep the store from ending.
    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "MailDelivery");
        thread.setDaemon(true);
        return thread;
    }

    /** There is new mail: looks at once, unless the server is down. Does nothing if delivery does not run. */
    void nudge() {
        ScheduledThreadPoolExecutor running = timer;
        if (running == null || serverDown || !nudged.compareAndSet(false, true)) {
            return;
        }
        try {
            running.execute(() -> {
                nudged.set(false);
                deliverAll();
            });
        } catch (RejectedExecutionException stopped) {
            nudged.set(false);
        }
    }

    private void poll() {
        serverDown = false;
        try {
            for (NotificationId lost : outbox.giveUpLost(clock.instant())) {
                log.warn("whether mail {} was sent is not known: its sender is gone; it is not sent again", lost);
                count(MailState.UNCERTAIN, 1);
            }
        } catch (RuntimeException failed) {
            log.warn("lost mail could not be looked up; the next look is in {}", settings.poll(), failed);
        }
        deliverAll();
    }

    private void forget() {
        try {
            outbox.forget(clock.instant().minus(settings.keep()));
        } catch (RuntimeException failed) {
            log.warn("old mail could not be forgotten; the next try is in {}", FORGET_EVERY, failed);
        }
    }

    private void deliverAll() {
        try {
            while (!serverDown && isRunning() && deliverNext()) {
                // One after another.
            }
        } catch (RuntimeException failed) {
            // If a mail was sent and that could not be written down, its lease will end, and it is not sent again.
            log.warn("the outbox could not be worked on; the next try is in {}", settings.poll(), failed);
        }
    }

    /** Answers false if none was due. */
    private boolean deliverNext() {
        Instant now = clock.instant();
        Optional<Outbox.Claim> claim = outbox.claim(now, now.plus(settings.lease()));
        claim.ifPresent(taken -> writeDown(taken, deliver(taken.notice())));
        return claim.isPresent();
    }

    private Outcome deliver(Notice notice) {
        if (notice.isTooLate(clock.instant(), settings.within())) {
            return new Outcome.TooLate();
        }
        Letter letter;
        try {
            letter = writer.write(notice);
        } catch (Unwritable unwritable) {
            return unwritable.outcome();
        } catch (RuntimeException unforeseen) {
            return new Outcome.Later(unforeseen.getClass().getSimpleName(), Outcome.Cause.MAIL);
        }
        return smtp.send(letter);
    }

    private void writeDown(Outbox.Claim claim, Outcome outcome) {
        NotificationId id = claim.notice().id();
        if (outcome instanceof Outcome.Sent) {
            finish(id, MailState.SENT, null);
        } else if (outcome instanceof Outcome.TooLate) {
            finish(id, MailState.EXPIRED, null);
        } else if (outcome instanceof Outcome.Uncertain unknown) {
            log.warn("whether mail {} was sent is not known ({}); it is not sent again", id, unknown.failure());
            finish(id, MailState.UNCERTAIN, unknown.failure());
        } else if (outcome instanceof Outcome.Never never) {
            log.info("mail {} is not sent: {}", id, never.failure());
            finish(id, MailState.FAILED, never.failure());
        } else if (outcome instanceof Outcome.Later later) {
            serverDown = later.cause() == Outcome.Cause.SERVER;
            tryLater(claim, later.failure());
        }
    }

    private void tryLater(Outbox.Claim claim, String failure) {
        NotificationId id = claim.notice().id();
        if (claim.attempt() >= settings.attempts()) {
            log.warn("mail {} is given up after {} tries: {}", id, claim.attempt(), failure);
            finish(id, MailState.FAILED, failure);
            return;
        }
        Duration pause = settings.pauseAfter(claim.attempt());
        log.warn("mail {} could not be sent ({}); it is tried again in {}", id, failure, pause);
        outbox.putBack(id, clock.instant().plus(pause), failure);
    }

    private void finish(NotificationId id, MailState end, @Nullable String failure) {
        outbox.finish(id, end, failure);
        count(end, 1);
    }

    private void count(MailState end, int mails) {
        meters.counter("longbox.mails", "outcome", end.name().toLowerCase(Locale.ROOT))
                .increment(mails);
    }

    @Override
    public void stop() {
        ScheduledThreadPoolExecutor stopping;
        synchronized (this) {
            stopping = timer;
            timer = null;
        }
        if (stopping == null) {
            return;
        }
        stopping.shutdown();
        try {
            // The mail under way is finished: cut off, it would be uncertain.
            if (!stopping.awaitTermination(STOP_WITHIN_SECONDS, TimeUnit.SECONDS)) {
                stopping.shutdownNow();
            }
        } catch (InterruptedException interrupted) {
            stopping.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return timer != null;
    }
}
