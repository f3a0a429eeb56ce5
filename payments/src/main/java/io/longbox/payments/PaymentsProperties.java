package io.longbox.payments;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the payment provider is called.
 *
 * @param gateway which provider, by its gateway's name
 * @param answerWithin how long an answer is waited for; afterwards the same is asked again
 * @param callsInFlight how many calls are under way at once at most; a quarter of them is for those that are made again
 * @param poll how often to look for calls that are due again; new ones do not wait for it
 * @param retryAfter how long to wait after a call's first failure; twice as long after each further one, up to a minute
 * @param lease how long nothing may be heard from the process that makes a call before another makes it
 * @param keep how long to remember which calls were made
 * @param simulator how the simulated provider behaves; used only if the gateway is {@code simulated}
 */
@ConfigurationProperties("longbox.payments")
public record PaymentsProperties(
        @DefaultValue("simulated") String gateway,
        @DefaultValue("10s") Duration answerWithin,
        @DefaultValue("128") int callsInFlight,
        @DefaultValue("1s") Duration poll,
        @DefaultValue("1s") Duration retryAfter,
        @DefaultValue("5s") Duration lease,
        @DefaultValue("30d") Duration keep,
        @DefaultValue Simulator simulator) {

    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    public PaymentsProperties {
        positive(answerWithin, "answer-within");
        positive(poll, "poll");
        positive(retryAfter, "retry-after");
        if (callsInFlight < 4) {
            throw new IllegalArgumentException("longbox.payments.calls-in-flight is at least 4");
        }
        if (lease.compareTo(poll) <= 0) {
            throw new IllegalArgumentException("longbox.payments.lease is longer than poll");
        }
        if (keep.isNegative()) {
            throw new IllegalArgumentException("longbox.payments.keep is not negative");
        }
    }

    /**
     * How the simulated provider behaves.
     *
     * @param latencyFrom how long an answer takes at least
     * @param latencyTo how long an answer takes at most
     * @param slowAnswer how long an answer takes for the card that is slow
     * @param chargebackAfter how long after the capture the money of the card that is charged back goes
     * @param lostPercent of how many calls in a hundred the answer gets lost, one half of them before anything was done
     */
    public record Simulator(
            @DefaultValue("20ms") Duration latencyFrom,
            @DefaultValue("80ms") Duration latencyTo,
            @DefaultValue("3s") Duration slowAnswer,
            @DefaultValue("30s") Duration chargebackAfter,
            @DefaultValue("0") int lostPercent) {

        public Simulator {
            if (latencyFrom.isNegative() || latencyTo.compareTo(latencyFrom) < 0) {
                throw new IllegalArgumentException(
                        "longbox.payments.simulator.latency-to is not shorter than latency-from, nor that negative");
            }
            if (slowAnswer.isNegative() || chargebackAfter.isNegative()) {
                throw new IllegalArgumentException(
                        "longbox.payments.simulator.slow-answer and chargeback-after are not negative");
            }
            if (lostPercent < 0 || lostPercent > 100) {
                throw new IllegalArgumentException("longbox.payments.simulator.lost-percent lies between 0 and 100");
            }
        }
    }

    /** How long to wait after the given attempt, the first being 1. */
    public Duration pauseAfter(int attempt) {
        Duration pause = retryAfter;
        for (int failed = 1; failed < attempt && pause.compareTo(LONGEST_WAIT) < 0; failed++) {
            pause = pause.multipliedBy(2);
        }
        return pause.compareTo(LONGEST_WAIT) < 0 ? pause : LONGEST_WAIT;
    }

    private static void positive(Duration duration, String name) {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException("longbox.payments." + name + " is longer than nothing");
        }
    }
}
