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
 * @param seed makes prices, pauses and the aftermath reproducible
 * @param patience how long a request is repeated before it counts as failed
 * @param settle how long the store may take to come to rest before it is judged
 * @param aftermath what happens once the wants are played
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
        Duration settle,
        Shares aftermath) {

    /**
     * What happens once the wants are played. Shares lie between 0 and 1.
     *
     * @param release of the items in carts, given up
     * @param leave of the readers in line, who go
     * @param expire of the products, whose holds run out by themselves
     * @param shortHold after how long they do
     * @param restock of the products, of which further copies come in
     */
    record Shares(BigDecimal release, BigDecimal leave, BigDecimal expire, Duration shortHold, BigDecimal restock) {}
}
