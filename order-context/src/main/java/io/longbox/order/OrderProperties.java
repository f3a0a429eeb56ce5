package io.longbox.order;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an order earns, and how long its processes wait.
 *
 * @param pointsPerUnit how many points each whole unit of money earns that is paid by card, before the multiplier of the
 *     reader's plan; 0 for none
 * @param paymentWithin how long the payment provider may take to say whether a card pays, before the checkout turns back
 * @param stepAnswerWithin how long a process waits for the answer to a command before it sends it again; each repeat waits
 *     longer by as much
 * @param stepAttempts how often a command that leads forward is sent before the process turns back
 */
@ConfigurationProperties("longbox.order")
public record OrderProperties(
        @DefaultValue("1") int pointsPerUnit,
        @DefaultValue("60s") Duration paymentWithin,
        @DefaultValue("10s") Duration stepAnswerWithin,
        @DefaultValue("5") int stepAttempts) {

    private static final Duration LONGEST = Duration.ofMinutes(5);

    /**
     * @throws IllegalArgumentException if there would be less than no reward
     */
    public OrderProperties {
        if (pointsPerUnit < 0 || pointsPerUnit > 1_000) {
            throw new IllegalArgumentException("longbox.order.points-per-unit lies between 0 and 1000");
        }
    }

    /** How long to wait after the given attempt, the first being 1. It stops growing at five minutes. */
    public Duration patience(int attempt) {
        Duration wait = stepAnswerWithin.multipliedBy(Math.min(attempt, 1_000));
        return wait.compareTo(LONGEST) < 0 ? wait : LONGEST;
    }
}
