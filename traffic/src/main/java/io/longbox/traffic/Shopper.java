package io.longbox.traffic;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * A reader of a shop run, and what is remembered of them for the reckoning.
 *
 * @param number from 1, within the run
 * @param id in the store
 * @param granted points that were given at the start
 * @param subscribed points that the subscription cost
 * @param percent what the reader's plan takes off
 * @param refusals checkouts that were refused without naming an order: each may have left a cancelled one
 * @param unclear checkouts without an answer: each may have become an order
 */
record Shopper(
        int number,
        String id,
        long granted,
        long subscribed,
        int percent,
        AtomicInteger refusals,
        AtomicInteger unclear) {

    Shopper(int number, String id, long granted, long subscribed, int percent) {
        this(number, id, granted, subscribed, percent, new AtomicInteger(), new AtomicInteger());
    }

    String about() {
        return "reader " + number + " (" + id + ")";
    }
}
