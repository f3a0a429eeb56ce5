package io.longbox.user;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How subscriptions are renewed.
 *
 * @param stepAnswerWithin how long the process waits for an answer before it asks again; each repeat waits longer by as
 *     much, up to five minutes
 * @param planWithin how long it waits for the plan's view, while other subscriptions wait for it
 */
@ConfigurationProperties("longbox.subscription")
public record SubscriptionProperties(
        @DefaultValue("10s") Duration stepAnswerWithin,
        @DefaultValue("2s") Duration planWithin) {

    /** How long to wait after the given attempt, the first being 1. */
    public Duration patience(int attempt) {
        Duration wait = stepAnswerWithin.multipliedBy(Math.min(attempt, 1_000));
        Duration longest = Duration.ofMinutes(5);
        return wait.compareTo(longest) < 0 ? wait : longest;
    }
}
