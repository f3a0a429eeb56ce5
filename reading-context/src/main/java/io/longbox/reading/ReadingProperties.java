package io.longbox.reading;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long the unlocking of a chapter waits.
 *
 * @param stepAnswerWithin how long it waits for the answer to a command before it sends it again; each repeat waits longer
 *     by as much
 * @param stepAttempts how often it asks for the points before it turns back
 */
@ConfigurationProperties("longbox.reading")
public record ReadingProperties(
        @DefaultValue("10s") Duration stepAnswerWithin,
        @DefaultValue("5") int stepAttempts) {

    private static final Duration LONGEST = Duration.ofMinutes(5);

    /** How long to wait after the given attempt, the first being 1. It stops growing at five minutes. */
    Duration patience(int attempt) {
        Duration wait = stepAnswerWithin.multipliedBy(Math.min(attempt, 1_000));
        return wait.compareTo(LONGEST) < 0 ? wait : LONGEST;
    }
}
