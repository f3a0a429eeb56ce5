package io.longbox.web;

import java.time.Duration;
import java.util.Currency;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What can be set for the HTTP side.
 *
 * @param currency the store's own currency: an empty cart's total is in it
 * @param cart see {@link Cart}
 * @param web see {@link Http}
 */
@ConfigurationProperties("longbox")
public record WebProperties(
        @DefaultValue("EUR") Currency currency,
        @DefaultValue Cart cart,
        @DefaultValue Http web) {

    /**
     * @param answerWithin how long a request for an item waits for its outcome before it is answered as pending
     */
    public record Cart(@DefaultValue("5s") Duration answerWithin) {}

    /**
     * @param maxBody the largest body that is read
     * @param commandTimeout how long to wait for a command or query before the store counts as unavailable
     * @param readWithin how long to wait for a view to follow the caller's own write
     * @param idempotency see {@link Idempotency}
     */
    public record Http(
            @DefaultValue("256KB") DataSize maxBody,
            @DefaultValue("10s") Duration commandTimeout,
            @DefaultValue("5s") Duration readWithin,
            @DefaultValue Idempotency idempotency) {}

    /**
     * @param keep how long an answer is kept
     * @param takeOverAfter how old a claim without an answer is when its owner counts as dead; longer than any request
     * @param waitAtMost how long a repeat waits for the request under way
     * @param sweepEvery how often expired answers are removed
     */
    public record Idempotency(
            @DefaultValue("24h") Duration keep,
            @DefaultValue("60s") Duration takeOverAfter,
            @DefaultValue("6s") Duration waitAtMost,
            @DefaultValue("5m") Duration sweepEvery) {}
}
