package io.longbox.traffic;

import java.net.URI;
import java.time.Duration;

/**
 * What a run of the shop is to do.
 *
 * @param url where the store is, without a slash at the end
 * @param duration for how long journeys begin
 * @param rate journeys that begin in a second, on average
 * @param seed what everything is drawn from
 * @param readers how many there are
 * @param products how many are sold
 * @param clients how many journeys are under way at once at most
 * @param patience how long a request is repeated before it counts as failed
 * @param settle how long the store may take to come to rest before it is judged
 * @param chargebacks the share of purchases whose bank takes the money back later, from 0 to 1
 */
record ShopSettings(
        URI url,
        Duration duration,
        double rate,
        long seed,
        int readers,
        int products,
        int clients,
        Duration patience,
        Duration settle,
        double chargebacks) {}
