package io.longbox.waitlist;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long offers last and promotions wait.
 *
 * @param offer how long copies are held for somebody whose turn in line has come, where the product does not say
 *     otherwise
 * @param stepAnswerWithin how long a promotion waits for the answer to a command before it sends it again; each repeat
 *     waits longer by as much
 */
@ConfigurationProperties("longbox.waitlist")
public record WaitlistProperties(
        @DefaultValue("24h") Duration offer,
        @DefaultValue("10s") Duration stepAnswerWithin) {

    private static final Duration LONGEST = Duration.ofMinutes(5);

    /** How long to wait after the given attempt, the first being 1. It stops growing at five minutes. */
    Duration patience(int attempt) {
        Duration wait = stepAnswerWithin.multipliedBy(Math.min(attempt, 1_000));
        return wait.compareTo(LONGEST) < 0 ? wait : LONGEST;
    }
}
