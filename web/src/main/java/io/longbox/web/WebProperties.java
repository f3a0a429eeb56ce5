package io.longbox.web;

import io.longbox.api.Money;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What can be set for the HTTP side.
 *
 * @param currency the store's own currency: an empty cart's total is in it
 * @param cart see {@link Cart}
 * @param checkout see {@link Checkout}
 * @param shop see {@link Shop}
 * @param reading see {@link Reading}
 * @param web see {@link Http}
 */
@ConfigurationProperties("longbox")
public record WebProperties(
        @DefaultValue("EUR") Currency currency,
        @DefaultValue Cart cart,
        @DefaultValue Checkout checkout,
        @DefaultValue Shop shop,
        @DefaultValue Reading reading,
        @DefaultValue Http web) {

    /**
     * @param answerWithin how long a request for an item waits for its outcome before it is answered as pending
     */
    public record Cart(@DefaultValue("5s") Duration answerWithin) {}

    /**
     * @param answerWithin how long a checkout waits for its outcome before it is answered as still being paid
     * @param pointValue what one point is worth, in minor units of the store's own currency
     */
    public record Checkout(
            @DefaultValue("5s") Duration answerWithin,
            @DefaultValue("1") long pointValue) {

        /**
         * @throws IllegalArgumentException if points are worth nothing, or more than any order costs
         */
        public Checkout {
            if (pointValue < 1 || pointValue > Money.MAX) {
                throw new IllegalArgumentException("longbox.checkout.point-value must lie between 1 and " + Money.MAX);
            }
        }
    }

    /**
     * Who sells, as invoices say it.
     *
     * @param name the seller
     * @param address its address, one line after the other
     * @param fonts further TrueType fonts for the characters of titles and names that the built-in one does not have, the
     *     first one first
     */
    public record Shop(
            @DefaultValue("Longbox") String name,
            @DefaultValue List<String> address,
            @DefaultValue List<Path> fonts) {}

    /**
     * @param answerWithin how long a request for a chapter waits for its outcome before it is answered as pending
     */
    public record Reading(@DefaultValue("5s") Duration answerWithin) {}

    /**
     * @param maxBody the largest body that is read
     * @param maxUpload the largest file that is taken, as a body or in a form
     * @param uploadDir where a file lies while its request lasts, or null for the system's own directory for such
     * @param commandTimeout how long to wait for a command or query before the store counts as unavailable
     * @param readWithin how long to wait for a view to follow the caller's own write
     * @param proofTimeout how long to wait for an answer that is worked out from many events
     * @param idempotency see {@link Idempotency}
     * @param live see {@link Live}
     */
    public record Http(
            @DefaultValue("256KB") DataSize maxBody,
            @DefaultValue("512MB") DataSize maxUpload,
            @Nullable Path uploadDir,
            @DefaultValue("10s") Duration commandTimeout,
            @DefaultValue("5s") Duration readWithin,
            @DefaultValue("60s") Duration proofTimeout,
            @DefaultValue Idempotency idempotency,
            @DefaultValue Live live) {}

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

    /**
     * The streams of server-sent events.
     *
     * @param streams how many may be open at once; whoever comes then is asked to come back later
     * @param lasts how long one lasts at most; a browser opens the next one by itself
     * @param heartbeat how often an idle stream is written to, so that a reader who has left is noticed
     * @param lookEvery how often a view that is watched is asked, because news of it may be lost between processes
     */
    public record Live(
            @DefaultValue("1000") int streams,
            @DefaultValue("30m") Duration lasts,
            @DefaultValue("15s") Duration heartbeat,
            @DefaultValue("5s") Duration lookEvery) {}
}
