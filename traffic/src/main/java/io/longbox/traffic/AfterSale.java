package io.longbox.traffic;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of an order that is paid for: the reader gives it up or some of it, the shop packs and sends it, parcels
 * arrive or get lost, copies come back and are taken back or not, money is given back out of goodwill. Or it lies.
 */
final class AfterSale {

    private static final List<String> ON_THE_WAY = List.of("IN_TRANSIT", "OUT_FOR_DELIVERY");

    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

    private final Purchase purchase;
    private final ShopApi api;
    private final ShopTally tally;
    private final SplittableRandom random;
    private final Duration tooEarly;
    private final Map<String, Long> left = new TreeMap<>();
    private final Map<String, Long> arrived = new TreeMap<>();
    private int steps;

    /** One request that changes the order. */
    @FunctionalInterface
    private interface Deed {

        /**
         * @param request names it
         */
        Answer ask(String request) throws NoAnswer;
    }

    /**
     * @param tooEarly for how long the store may say that it is too early for something
     */
    AfterSale(Purchase purchase, ShopApi api, ShopTally tally, SplittableRandom random, Duration tooEarly) {
        this.tooEarly = tooEarly;
        this.purchase = purchase;
        this.api = api;
        this.tally = tally;
        this.random = random;
    }

    void play(OrderSeen order) throws NoAnswer {
        left.putAll(order.bought());
        int drawn = random.nextInt(100);
        if (drawn < 7) {
            return;
        }
        if (drawn < 17) {
            cancelAll();
            return;
        }
        if (drawn < 20) {
            race();
            return;
        }
        if (drawn < 30) {
            cancelSome();
        }
        if (drawn < 80) {
            send(null);
        } else {
            sendInParts();
        }
        if (!arrived.isEmpty() && random.nextInt(100) < 25) {
            sendBack();
        }
        if (random.nextInt(100) < 8) {
            giveMoney(order.totals().due());
        }
    }

    private void cancelAll() throws NoAnswer {
        Map<String, Long> all = new TreeMap<>(left);
        if (isDone(request -> api.cancel(purchase.order(), Map.of("reason", "changed my mind"), request))) {
            purchase.cancelled(all);
            left.clear();
            tally.add(ShopCount.CANCELLED);
        }
    }

    private void cancelSome() throws NoAnswer {
        Map<String, Long> some = some(left);
        Map<String, Object> body = Map.of("items", items(some), "reason", "one too many", "by", "READER");
        if (isDone(request -> api.cancel(purchase.order(), body, request))) {
            purchase.cancelled(some);
            takeOff(left, some);
            tally.add(ShopCount.CANCELLED_PARTLY);
        }
    }

    /** The reader gives up what the shop is packing at that moment: either may come too late, and nothing else. */
    private void race() throws NoAnswer {
        purchase.becomesUnclear();
        AtomicReference<@Nullable NoAnswer> failure = new AtomicReference<>();
        String cancel = name("cancel");
        Thread reader = new Thread(
                () -> {
                    try {
                        Answer answer = api.cancel(purchase.order(), Map.of("reason", "too slow"), cancel);
                        if (answer.status() >= 500) {
                            throw new NoAnswer("cancelled: " + answer.inWords());
                        }
                    } catch (NoAnswer failed) {
                        failure.set(failed);
                    }
                },
                "reader");
        reader.setDaemon(true);
        reader.start();
        Map<String, Object> parcelOfAll = Map.of("carrier", "Longbox Post", "trackingNumber", tracking());
        Answer packed = api.ship(purchase.order(), parcelOfAll, name("ship"));
        try {
            reader.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new NoAnswer("interrupted");
        }
        NoAnswer failed = failure.get();
        if (failed != null) {
            throw failed;
        }
        if (isMade(packed)) {
            String parcel = idOf(packed);
            if (isDone(request -> api.parcel(parcel, Map.of("status", "DISPATCHED"), request), true)) {
                isDone(request -> api.parcel(parcel, Map.of("status", "DELIVERED"), request), true);
            }
        } else if (packed.status() >= 500) {
            throw new NoAnswer("packed a parcel: " + packed.inWords());
        }
    }

    private void sendInParts() throws NoAnswer {
        while (!left.isEmpty()) {
            Map<String, Long> part = OrderSeen.sum(left) > 1 ? some(left) : new TreeMap<>(left);
            if (!send(part)) {
                return;
            }
            if (random.nextInt(100) < 12) {
                // The rest has to wait.
                return;
            }
        }
    }

    /**
     * Packs a parcel and sees it off.
     *
     * @param part what goes into it, or null for all that is left
     * @return whether what was in it is on its way
     */
    private boolean send(@Nullable Map<String, Long> part) throws NoAnswer {
        if (left.isEmpty()) {
            return false;
        }
        Map<String, Long> packed = new TreeMap<>(part == null ? left : part);
        Map<String, Object> body = new LinkedHashMap<>();
        if (part != null) {
            body.put("items", items(part));
        }
        body.put("carrier", "Longbox Post");
        boolean tracked = random.nextBoolean();
        String tracking = tracking();
        if (tracked) {
            body.put("trackingNumber", tracking);
        }
        String parcel = created(request -> api.ship(purchase.order(), body, request));
        if (parcel == null) {
            return false;
        }
        purchase.parcel(parcel);
        tally.add(ShopCount.PARCELS);
        if (random.nextInt(100) < 4) {
            moves(parcel, Map.of("status", "CANCELLED"));
            tally.add(ShopCount.DROPPED);
            return send(part);
        }
        if (random.nextInt(100) < 4) {
            // Packed, and left standing.
            takeOff(left, packed);
            return false;
        }
        moves(
                parcel,
                tracked ? Map.of("status", "DISPATCHED") : Map.of("status", "DISPATCHED", "trackingNumber", tracking));
        takeOff(left, packed);
        for (String status : ON_THE_WAY) {
            if (random.nextBoolean()) {
                moves(parcel, Map.of("status", status));
            }
        }
        int fate = random.nextInt(100);
        if (fate < 4) {
            moves(parcel, Map.of("status", "LOST"));
            tally.add(ShopCount.LOST);
        } else if (fate < 92) {
            moves(parcel, Map.of("status", "DELIVERED"));
            packed.forEach((product, copies) -> arrived.merge(product, copies, Long::sum));
            tally.add(ShopCount.DELIVERED);
        }
        return true;
    }

    private String tracking() {
        return "LBX" + purchase.order().substring(0, 8) + steps;
    }

    private void moves(String parcel, Map<String, Object> status) throws NoAnswer {
        isDone(request -> api.parcel(parcel, status, request));
    }

    private void sendBack() throws NoAnswer {
        Map<String, Long> back = random.nextInt(3) == 0 ? new TreeMap<>(arrived) : some(arrived);
        Map<String, Object> body = Map.of("items", items(back), "reason", "not what I thought");
        String id = created(request -> api.sendBack(purchase.order(), body, request));
        if (id == null) {
            return;
        }
        purchase.sentBack(id, back, Purchase.Verdict.OPEN);
        tally.add(ShopCount.RETURNS);
        int drawn = random.nextInt(10);
        if (drawn < 7) {
            boolean restock = drawn < 5;
            if (isDone(request -> api.accept(purchase.order(), id, restock, request))) {
                purchase.sentBack(id, back, restock ? Purchase.Verdict.RESTOCKED : Purchase.Verdict.WRITTEN_OFF);
                tally.add(restock ? ShopCount.RESTOCKED : ShopCount.WRITTEN_OFF);
            }
        } else if (drawn < 9) {
            if (isDone(request -> api.reject(purchase.order(), id, request))) {
                purchase.sentBack(id, back, Purchase.Verdict.REJECTED);
                tally.add(ShopCount.REJECTED);
            }
        }
    }

    /** A part of what was paid; too late if it has all gone back by now, or the bank has taken it. */
    private void giveMoney(long paid) throws NoAnswer {
        long cents = paid / (3 + random.nextInt(5));
        if (cents > 0 && isDone(request -> api.refund(purchase.order(), cents, request), true)) {
            purchase.goodwill(cents);
            tally.add(ShopCount.GOODWILL);
        }
    }

    /** The id of what was made, or null if it is too late for that. */
    private @Nullable String created(Deed deed) throws NoAnswer {
        Answer answer = asked(deed, mayBeLate());
        if (answer.status() == 409 && mayBeLate()) {
            tally.add(ShopCount.LATE_NO, Journey.kind(answer));
            return null;
        }
        if (!isMade(answer)) {
            throw unexpected(answer);
        }
        return idOf(answer);
    }

    /** At once, or before long. */
    private static boolean isMade(Answer answer) {
        return answer.status() == 201 || answer.status() == 202;
    }

    private static String idOf(Answer answer) throws NoAnswer {
        String id = answer.body().path("id").asString("");
        if (id.isEmpty()) {
            throw new NoAnswer("HTTP " + answer.status() + " without an id");
        }
        return id;
    }

    private boolean isDone(Deed deed) throws NoAnswer {
        return isDone(deed, mayBeLate());
    }

    /** Once the bank has taken its money back, the shop need not go on with an order. */
    private boolean mayBeLate() {
        return purchase.card() == TestCard.CHARGED_BACK;
    }

    /**
     * @param mayBeLate whether the store may say that it is too late for that
     */
    private boolean isDone(Deed deed, boolean mayBeLate) throws NoAnswer {
        Answer answer = asked(deed, mayBeLate);
        if (answer.status() >= 200 && answer.status() < 300) {
            return true;
        }
        if (mayBeLate && (answer.status() == 409 || answer.status() == 400)) {
            tally.add(ShopCount.LATE_NO, Journey.kind(answer));
            return false;
        }
        throw unexpected(answer);
    }

    /**
     * Asks, and asks anew while the store says that it is too early: what becomes of a parcel reaches its order in the
     * background, and the other way round.
     *
     * @param mayBeLate whether a conflict is an answer, because it may be too late
     */
    private Answer asked(Deed deed, boolean mayBeLate) throws NoAnswer {
        try {
            long end = System.nanoTime() + tooEarly.toNanos();
            Duration pause = FIRST_PAUSE;
            while (true) {
                Answer answer = deed.ask(name("step"));
                boolean early = answer.status() == 404 || answer.status() == 409 && !mayBeLate;
                if (!early || System.nanoTime() + pause.toNanos() > end) {
                    return answer;
                }
                StoreClient.rest(pause);
                pause = pause.multipliedBy(2);
            }
        } catch (NoAnswer unknown) {
            purchase.becomesUnclear();
            throw unknown;
        }
    }

    private NoAnswer unexpected(Answer answer) {
        if (answer.status() >= 500) {
            purchase.becomesUnclear();
        }
        return new NoAnswer("after a sale: " + answer.inWords());
    }

    private String name(String what) {
        steps++;
        return "after/" + purchase.order() + "/" + what + "/" + steps;
    }

    /** At least one copy, and if it can be not all. */
    private Map<String, Long> some(Map<String, Long> of) {
        Map<String, Long> some = new TreeMap<>();
        long most = OrderSeen.sum(of) - 1;
        for (Map.Entry<String, Long> item : of.entrySet()) {
            long free = most - OrderSeen.sum(some);
            long taken = free <= 0 ? 0 : random.nextLong(Math.min(item.getValue(), free) + 1);
            if (taken > 0) {
                some.put(item.getKey(), taken);
            }
        }
        if (some.isEmpty()) {
            some.put(of.keySet().iterator().next(), 1L);
        }
        return some;
    }

    private static void takeOff(Map<String, Long> from, Map<String, Long> what) {
        what.forEach((product, copies) -> from.merge(product, -copies, Long::sum));
        from.values().removeIf(copies -> copies <= 0);
    }

    private static List<Map<String, Object>> items(Map<String, Long> copies) {
        return copies.entrySet().stream()
                .map(item -> Map.<String, Object>of("productId", item.getKey(), "quantity", item.getValue()))
                .toList();
    }
}
