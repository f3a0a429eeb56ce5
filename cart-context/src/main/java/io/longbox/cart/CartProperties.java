package io.longbox.cart;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long carts hold and processes wait.
 *
 * @param hold how long a cart holds reserved stock, where the product does not say otherwise
 * @param checkoutHold how long an item is held at least, once, from the moment that its checkout begins
 * @param remindBeforeHoldEnds how long before the end of a hold the reader is told; no one is told of a hold that is not
 *     at least twice as long
 * @param remindBeforeOfferEnds the same for copies that were waited for in line
 * @param stepAnswerWithin how long a process waits for the answer to a command before it sends it again; each repeat waits
 *     longer by as much
 * @param stepAttempts how often a command that leads forward is sent before the process turns back
 */
@ConfigurationProperties("longbox.cart")
public record CartProperties(
        @DefaultValue("15m") Duration hold,
        @DefaultValue("15m") Duration checkoutHold,
        @DefaultValue("3m") Duration remindBeforeHoldEnds,
        @DefaultValue("2h") Duration remindBeforeOfferEnds,
        @DefaultValue("10s") Duration stepAnswerWithin,
        @DefaultValue("5") int stepAttempts) {

    /** How long to wait after the given attempt, the first being 1. It stops growing at five minutes. */
    Duration patience(int attempt) {
        Duration wait = stepAnswerWithin.multipliedBy(Math.min(attempt, 1_000));
        Duration longest = Duration.ofMinutes(5);
        return wait.compareTo(longest) < 0 ? wait : longest;
    }
}
