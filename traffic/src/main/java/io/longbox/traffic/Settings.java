package io.longbox.traffic;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What a drop is to do.
 *
 * @param url where the store is, without a slash at the end
 * @param catalogue the file with the products
 * @param wants the file with the wants
 * @param copies copies for each want of a product
 * @param clients how many ask at the same time
 * @param limit at most this many wants
 * @param seed makes prices and pauses reproducible
 * @param patience how long a request is repeated before it counts as failed
 * @param settle how long the store's views may lag before they are judged
 */
record Settings(
        URI url,
        Path catalogue,
        Path wants,
        BigDecimal copies,
        int clients,
        int limit,
        long seed,
        Duration patience,
        Duration settle) {}
