package io.longbox.traffic;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reads everything back and reckons it up, by the API alone. It does so again while something is under way or does not
 * balance, until the store has had its time to come to rest.
 */
final class Reckoning {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final ShopCast cast;
    private final Books books;
    private final ShopApi api;
    private final int clients;
    private final Progress progress;
    private final Map<String, Map<String, Revenue>> before;
    private final Map<String, Ware> wares;
    private final Map<String, ShippingWay> ways;

    /**
     * What came of it.
     *
     * @param orders that the run's readers have
     * @param revenue of them, in all
     * @param statuses how many orders have which
     */
    record Result(Discrepancies found, long orders, Revenue revenue, Map<String, Long> statuses, long refundsFailed) {}

    /**
     * All that the store shows.
     *
     * @param listed the ids of each reader's orders, as often as they are listed
     * @param inCarts copies in carts, by product
     */
    private record Shown(
            Map<String, OrderSeen> orders,
            Map<Shopper, List<String>> listed,
            Map<Shopper, ShopApi.Ledger> ledgers,
            Map<String, Long> inCarts,
            Map<Ware, Stock> stocks,
            Discrepancies found) {}

    /** Reads one thing. */
    @FunctionalInterface
    private interface Reading<T> {
        void of(T item) throws NoAnswer;
    }

    /**
     * @param before the figures by day and by state as they were before the run sold anything
     */
    Reckoning(
            ShopCast cast,
            Books books,
            ShopApi api,
            int clients,
            Progress progress,
            Map<String, Map<String, Revenue>> before) {
        this.cast = cast;
        this.books = books;
        this.api = api;
        this.clients = clients;
        this.progress = progress;
        this.before = before;
        this.wares = byId(cast.wares(), Ware::id);
        this.ways = byId(cast.ways(), ShippingWay::id);
    }

    private static <T> Map<String, T> byId(Collection<T> all, Function<T, String> id) {
        return all.stream().collect(Collectors.toMap(id, item -> item));
    }

    /** The figures that count what others sell as well: what they are before is taken off what they are afterwards. */
    static Map<String, Map<String, Revenue>> figures(ShopApi api) throws NoAnswer {
        return Map.of("day", api.revenue("day"), "state", api.revenue("state"));
    }

    /**
     * @param settle how long to wait for the store to come to rest
     */
    Result reckon(Duration settle) throws NoAnswer {
        long end = System.nanoTime() + settle.toNanos();
        try (Progress.Phase phase = progress.begin("reckoning up", 0)) {
            while (true) {
                Result result = look();
                phase.step();
                if (result.found().areNone() || System.nanoTime() + PAUSE.toNanos() > end) {
                    return result;
                }
                StoreClient.rest(PAUSE);
            }
        }
    }

    private Result look() {
        Shown shown = read();
        Discrepancies found = shown.found();
        List<OrderSeen> orders = new ArrayList<>();
        Set<String> numbers = new HashSet<>();
        Map<String, Shopper> owners = new TreeMap<>();
        shown.listed().forEach((reader, ids) -> ids.forEach(id -> owners.put(id, reader)));
        for (OrderSeen order : shown.orders().values()) {
            Shopper reader = owners.get(order.id());
            Purchase purchase = books.purchase(order.id());
            if (reader == null && purchase != null) {
                reader = purchase.reader();
            }
            if (reader == null) {
                continue;
            }
            orders.add(order);
            new OrderJudge(order, purchase, reader, wares, ways, books, found).judge();
            if (!order.number().isEmpty() && !numbers.add(order.number())) {
                found.add(ShopFigure.ORDERS, order.about(), "another order has its number");
            }
        }
        everyOrderOnce(shown);
        stock(shown, orders);
        points(shown, orders);
        Revenue mine = orders.stream().map(Revenue::of).reduce(Revenue.NONE, Revenue::plus);
        revenue(orders, mine, found);
        sagas(orders, found);
        return new Result(
                found,
                orders.size(),
                mine,
                orders.stream().collect(Collectors.groupingBy(OrderSeen::status, TreeMap::new, Collectors.counting())),
                orders.stream()
                        .flatMap(order -> order.refunds().stream())
                        .filter(refund -> refund.status().equals("FAILED"))
                        .count());
    }

    // Reading

    private Shown read() {
        Shown shown = new Shown(
                new ConcurrentHashMap<>(),
                new ConcurrentHashMap<>(),
                new ConcurrentHashMap<>(),
                new ConcurrentHashMap<>(),
                new ConcurrentHashMap<>(),
                new Discrepancies());
        each(cast.readers(), Shopper::about, shown.found(), reader -> {
            shown.listed().put(reader, api.ordersOf(reader.id()));
            shown.ledgers().put(reader, api.ledger(reader.id()));
            api.cart(reader.id())
                    .copies()
                    .forEach((product, copies) -> shown.inCarts().merge(product, copies, Long::sum));
        });
        Set<String> ids = new HashSet<>();
        shown.listed().values().forEach(ids::addAll);
        books.all().forEach(purchase -> ids.add(purchase.order()));
        each(ids, id -> "order (" + id + ")", shown.found(), id -> {
            OrderSeen order = api.order(id);
            if (order != null) {
                shown.orders().put(id, order);
            }
        });
        each(cast.wares(), Ware::about, shown.found(), ware -> {
            shown.stocks().put(ware, api.store().stock(ware.id()));
            Fairness fairness = api.store().fairness(ware.id());
            if (!fairness.fair()) {
                shown.found().add(ShopFigure.UNFAIR, ware.about(), fairness.inWords());
            }
        });
        return shown;
    }

    private <T> void each(Collection<T> items, Function<T, String> about, Discrepancies found, Reading<T> reading) {
        new Clients(clients).each(List.copyOf(items), (index, item) -> {
            try {
                reading.of(item);
            } catch (NoAnswer unread) {
                found.add(ShopFigure.UNVERIFIED, about.apply(item), String.valueOf(unread.getMessage()));
            }
        });
    }

    // Every order that was told of, once, and no other

    private void everyOrderOnce(Shown shown) {
        Discrepancies found = shown.found();
        for (Purchase purchase : books.all()) {
            List<String> listed = shown.listed().get(purchase.reader());
            if (listed == null) {
                continue;
            }
            long times = listed.stream().filter(purchase.order()::equals).count();
            String about =
                    "order (" + purchase.order() + ") of " + purchase.reader().about();
            if (times != 1) {
                found.add(ShopFigure.ORDERS, about, "it is listed " + times + " times among the reader's orders");
            }
            if (!shown.orders().containsKey(purchase.order())) {
                found.add(ShopFigure.ORDERS, about, "the client was told of it, and it does not exist");
            }
        }
        shown.listed().forEach((reader, ids) -> {
            List<String> unknown = new HashSet<>(ids)
                    .stream().filter(id -> books.purchase(id) == null).toList();
            long unpaid = unknown.stream()
                    .map(shown.orders()::get)
                    .filter(order -> order != null && !order.isBeingPaid() && !order.wasPaid())
                    .count();
            long others = unknown.size() - unpaid;
            if (others > reader.unclear().get()
                    || unknown.size()
                            > reader.unclear().get() + reader.refusals().get()) {
                found.add(
                        ShopFigure.ORDERS,
                        "order " + unknown + " of " + reader.about(),
                        "no client was told of " + (unknown.size() == 1 ? "it" : "them"));
            }
        });
    }

    // Every copy

    private void stock(Shown shown, List<OrderSeen> orders) {
        Map<String, Long> sold = new TreeMap<>();
        orders.forEach(order -> order.sold().forEach((product, copies) -> sold.merge(product, copies, Long::sum)));
        shown.stocks().forEach((ware, stock) -> {
            Discrepancies found = shown.found();
            String about = ware.about();
            found.compare(
                    ShopFigure.STOCK,
                    about,
                    "the number of copies on hand and sold",
                    stock.onHand() + stock.sold(),
                    ware.received());
            found.compare(
                    ShopFigure.STOCK,
                    about,
                    "the number of copies sold",
                    stock.sold(),
                    sold.getOrDefault(ware.id(), 0L));
            found.compare(
                    ShopFigure.STOCK,
                    about,
                    "the number of copies reserved",
                    stock.reserved(),
                    shown.inCarts().getOrDefault(ware.id(), 0L));
            found.compare(
                    ShopFigure.STOCK,
                    about,
                    "the number of copies free",
                    stock.available(),
                    stock.onHand() - stock.reserved());
            if (stock.reserved() > stock.onHand()) {
                found.add(ShopFigure.STOCK, about, "more copies are reserved than are there");
            }
            if (stock.waiting() > 0 && stock.available() > 0) {
                found.add(ShopFigure.STOCK, about, "readers wait in line for it, and copies are free");
            }
        });
    }

    // Every point

    private void points(Shown shown, List<OrderSeen> orders) {
        Map<String, Long> moved = new TreeMap<>();
        orders.stream().filter(OrderSeen::wasPaid).forEach(order -> {
            OrderSeen.Points points = order.points();
            moved.merge(
                    order.user(), points.returned() - points.spent() + points.reward() - points.revoked(), Long::sum);
        });
        shown.ledgers().forEach((reader, ledger) -> {
            long should = reader.granted() - reader.subscribed() + moved.getOrDefault(reader.id(), 0L);
            shown.found()
                    .compare(
                            ShopFigure.POINTS, reader.about(), "the balance of points", ledger.balance(), ledger.sum());
            shown.found()
                    .compare(
                            ShopFigure.POINTS,
                            reader.about(),
                            "the sum of the ledger, against the reader's orders,",
                            ledger.sum(),
                            should);
        });
    }

    // The shop's own figures

    private void revenue(List<OrderSeen> orders, Revenue mine, Discrepancies found) {
        try {
            Revenue byProduct = api.revenue("product").entrySet().stream()
                    .filter(row -> wares.containsKey(row.getKey()))
                    .map(Map.Entry::getValue)
                    .reduce(Revenue.NONE, Revenue::plus);
            byProduct.compare(mine, "revenue by product", false, found);
            Map<String, Map<String, Revenue>> after = figures(api);
            since("day", after).values().stream()
                    .reduce(Revenue.NONE, Revenue::plus)
                    .compare(mine, "revenue by day", true, found);
            Map<String, Revenue> byState = new TreeMap<>();
            orders.forEach(order -> byState.merge(order.status(), Revenue.of(order), Revenue::plus));
            Map<String, Revenue> shown = since("state", after);
            Set<String> states = new HashSet<>(shown.keySet());
            states.addAll(byState.keySet());
            for (String state : states) {
                shown.getOrDefault(state, Revenue.NONE)
                        .compare(
                                byState.getOrDefault(state, Revenue.NONE),
                                "revenue of orders that are " + state,
                                false,
                                found);
            }
        } catch (NoAnswer unread) {
            found.add(ShopFigure.UNVERIFIED, "revenue", String.valueOf(unread.getMessage()));
        }
    }

    private Map<String, Revenue> since(String by, Map<String, Map<String, Revenue>> after) {
        Map<String, Revenue> now = after.getOrDefault(by, Map.of());
        Map<String, Revenue> then = before.getOrDefault(by, Map.of());
        Map<String, Revenue> since = new TreeMap<>();
        Set<String> keys = new HashSet<>(now.keySet());
        keys.addAll(then.keySet());
        keys.forEach(key ->
                since.put(key, now.getOrDefault(key, Revenue.NONE).minus(then.getOrDefault(key, Revenue.NONE))));
        return since;
    }

    // What is not over

    private void sagas(List<OrderSeen> orders, Discrepancies found) {
        try {
            List<ShopApi.Saga> sagas = api.sagasUnderWay();
            if (sagas.isEmpty()) {
                return;
            }
            Set<String> own = new HashSet<>(wares.keySet());
            cast.readers().forEach(reader -> own.add(reader.id()));
            books.all().forEach(purchase -> own.add(purchase.order()));
            orders.forEach(order -> {
                own.add(order.id());
                order.refunds().forEach(refund -> own.add(refund.id()));
                order.parcels().forEach(parcel -> own.add(parcel.id()));
            });
            for (ShopApi.Saga saga : sagas) {
                if (own.stream().anyMatch(saga.key()::contains)) {
                    found.add(
                            ShopFigure.UNDER_WAY,
                            saga.process() + " of " + saga.key(),
                            "it waits for an answer, at " + saga.step());
                }
            }
        } catch (NoAnswer unread) {
            found.add(ShopFigure.UNVERIFIED, "processes", String.valueOf(unread.getMessage()));
        }
    }
}
