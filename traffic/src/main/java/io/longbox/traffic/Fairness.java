package io.longbox.traffic;

import java.util.Map;
import java.util.Set;

/**
 * What the store's own checker says of a product.
 *
 * @param fair whether all its checks hold
 * @param upTo the number of the last event of the product's stock that it looked at, or -1
 * @param broken the explanations of the checks that do not hold, by the checks' names
 */
record Fairness(boolean fair, long upTo, Map<String, String> broken) {

    /** Checks of other streams, or of what holds only between two transactions: events alone cannot confirm them. */
    private static final Set<String> BEYOND_THE_EVENTS = Set.of("points-add-up", "nobody-waits-in-vain");

    /** Whether the checker found anything that a replay of the product's events up to there must find too. */
    boolean findsWhatEventsShow() {
        return !fair && !BEYOND_THE_EVENTS.containsAll(broken.keySet());
    }

    String inWords() {
        return "the store's own checker says it is not fair: "
                + (broken.isEmpty() ? "no reason given" : String.join("; ", broken.values()));
    }
}
