package io.longbox.traffic;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the clients know of one order: what they asked for, what they were told, and what they did with it since. One
 * client at a time has it.
 */
final class Purchase {

    /** What the checkout was answered with. */
    enum Told {
        PAID,
        NOT_PAID,
        UNDER_WAY
    }

    /** What became of a return. */
    enum Verdict {
        OPEN,
        RESTOCKED,
        WRITTEN_OFF,
        REJECTED
    }

    /** Copies that were sent back. */
    record SentBack(Map<String, Long> items, Verdict verdict) {}

    private final String order;
    private final Shopper reader;
    private final @Nullable Map<String, Long> cart;
    private final String method;
    private final long points;
    private final @Nullable TestCard card;

    private Told told;
    private boolean unclear;
    private final Map<String, Long> cancelled = new TreeMap<>();
    private final Map<String, SentBack> returns = new LinkedHashMap<>();
    private final List<Long> goodwill = new ArrayList<>();
    private final List<String> parcels = new ArrayList<>();

    /**
     * @param order the id that the store gave it
     * @param cart what was in the cart, if nothing else may have been bought; else null
     * @param method the shipping method's id
     * @param points that were paid with
     * @param card that was to pay the rest, or null
     */
    Purchase(
            String order,
            Shopper reader,
            @Nullable Map<String, Long> cart,
            String method,
            long points,
            @Nullable TestCard card,
            Told told) {
        this.order = order;
        this.reader = reader;
        this.cart = cart;
        this.method = method;
        this.points = points;
        this.card = card;
        this.told = told;
    }

    String order() {
        return order;
    }

    Shopper reader() {
        return reader;
    }

    @Nullable
    Map<String, Long> cart() {
        return cart;
    }

    String method() {
        return method;
    }

    long points() {
        return points;
    }

    @Nullable
    TestCard card() {
        return card;
    }

    Told told() {
        return told;
    }

    void tell(Told now) {
        told = now;
    }

    /** Something was asked of the store, and it is not known whether it was done: its deeds cannot be compared. */
    void becomesUnclear() {
        unclear = true;
    }

    boolean isUnclear() {
        return unclear;
    }

    void cancelled(Map<String, Long> items) {
        items.forEach((product, copies) -> cancelled.merge(product, copies, Long::sum));
    }

    Map<String, Long> cancelled() {
        return cancelled;
    }

    void sentBack(String id, Map<String, Long> items, Verdict verdict) {
        returns.put(id, new SentBack(items, verdict));
    }

    Map<String, SentBack> returns() {
        return returns;
    }

    void goodwill(long cents) {
        goodwill.add(cents);
    }

    List<Long> goodwill() {
        return goodwill;
    }

    void parcel(String id) {
        parcels.add(id);
    }

    List<String> parcels() {
        return parcels;
    }
}
