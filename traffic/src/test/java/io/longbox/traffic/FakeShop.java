package io.longbox.traffic;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A shop just large enough for a day, behind a real HTTP server. As it stands its books balance, and it holds data of
 * others; every {@link Flaw} makes it wrong, and every {@link Mood} difficult, in one way.
 */
final class FakeShop implements AutoCloseable {

    /** What is the matter with its books, and where that must show. */
    enum Flaw {
        /** Takes the money of a purchase twice. */
        CAPTURES_TWICE(ShopFigure.MONEY),
        /** Gives more back than it has taken. */
        REFUNDS_TOO_MUCH(ShopFigure.MONEY),
        /** Gives nothing back for what it takes back. */
        REFUNDS_NOTHING(ShopFigure.MONEY),
        /** Keeps the money of an order that it has given up. */
        CAPTURES_AND_GIVES_UP(ShopFigure.MONEY),
        /** Says that a refund is done, and the payment knows nothing of it. */
        FORGETS_TO_MOVE_MONEY(ShopFigure.MONEY),
        /** Is paid by a card that does not pay. */
        SHIPS_UNPAID(ShopFigure.MONEY),
        /** Takes no notice of the discount. */
        FORGETS_DISCOUNTS(ShopFigure.TOTALS),
        /** Sends for nothing below the limit. */
        FORGETS_SHIPPING(ShopFigure.TOTALS),
        /** Is a cent off in what is due. */
        ADDS_UP_WRONGLY(ShopFigure.TOTALS),
        /** Counts points as less than they are worth. */
        DEVALUES_POINTS(ShopFigure.TOTALS),
        /** A delivered order stays on its way. */
        STAYS_SHIPPED(ShopFigure.STATUS),
        /** Says that it was paid, and gives the order up. */
        FORGETS_A_PAYMENT(ShopFigure.STATUS),
        /** An order is gone. */
        LOSES_AN_ORDER(ShopFigure.ORDERS),
        /** Lists an order twice. */
        LISTS_TWICE(ShopFigure.ORDERS),
        /** Makes two orders of one checkout. */
        DOUBLES_AN_ORDER(ShopFigure.ORDERS),
        /** Answers two checkouts with the same order. */
        ANSWERS_ANOTHER_ORDER(ShopFigure.ORDERS),
        /** Puts something into an order that was not in the cart. */
        SELLS_MORE(ShopFigure.ORDERS),
        /** Says that some of an order is cancelled, and forgets it. */
        FORGETS_CANCELLATIONS(ShopFigure.DEEDS),
        /** Puts back on the shelf what was to be written off. */
        RESTOCKS_EVERYTHING(ShopFigure.DEEDS),
        /** A sold copy vanishes. */
        LOSES_A_SOLD_COPY(ShopFigure.STOCK),
        /** Puts a returned copy back twice. */
        RESTOCKS_TWICE(ShopFigure.STOCK),
        /** Keeps copies set aside that nobody has in the cart. */
        RESERVES_FOR_EVER(ShopFigure.STOCK),
        /** Lets readers wait while copies are free. */
        FORGETS_THE_LINE(ShopFigure.STOCK),
        /** Does not give points back. */
        KEEPS_POINTS(ShopFigure.POINTS),
        /** Gives points back twice. */
        RETURNS_POINTS_TWICE(ShopFigure.POINTS),
        /** Keeps the points of an order that was never paid. */
        KEEPS_POINTS_OF_THE_UNPAID(ShopFigure.POINTS),
        /** Rewards a purchase twice. */
        REWARDS_TWICE(ShopFigure.POINTS),
        /** The balance is not the sum of the ledger. */
        MISCOUNTS_POINTS(ShopFigure.POINTS),
        /** The figures of a day are a cent off. */
        REVENUE_IS_A_CENT_OFF(ShopFigure.REVENUE),
        /** The figures by product miss one. */
        REVENUE_MISSES_A_PRODUCT(ShopFigure.REVENUE),
        /** The figures by state count nothing as refunded. */
        REVENUE_IGNORES_REFUNDS(ShopFigure.REVENUE),
        /** Waits for a silent provider for good. */
        WAITS_FOR_EVER(ShopFigure.UNDER_WAY),
        /** Never ends a refund. */
        REFUNDS_FOR_EVER(ShopFigure.UNDER_WAY),
        /** A process waits for an answer for good. */
        HAS_A_STUCK_SAGA(ShopFigure.UNDER_WAY),
        /** Its own checker finds a product unfair. */
        IS_UNFAIR(ShopFigure.UNFAIR),
        /** A product's stock cannot be read. */
        HIDES_STOCK(ShopFigure.UNVERIFIED);

        private final ShopFigure figure;

        Flaw(ShopFigure figure) {
            this.figure = figure;
        }

        ShopFigure figure() {
            return figure;
        }
    }

    /** What is difficult with it, and no fault. */
    enum Mood {
        /** Goes away in the middle, in mid-answer, and comes back with everything it knew. */
        IS_RESTARTED,
        /** Turns every POST away once before it takes it. */
        IS_BUSY,
        /** Orders are not shown at the first look. */
        LAGS,
        /** Answers every checkout later. */
        TAKES_ITS_TIME,
        /** Parcels and orders learn of each other in the background. */
        PASSES_ON_LATER,
        /** Knows no discounts. */
        KNOWS_NO_DISCOUNTS,
        /** Leaves out what may be left out, and says more than was asked for. */
        IS_TERSE,
        /** Takes cards that are none. */
        TAKES_ANY_CARD,
        /** Breaks at every fifth item. */
        BREAKS,
        /** A web server, but no store. */
        IS_NO_STORE,
        /** Is slow. */
        IS_SLOW
    }

    static {
        // The JDK's server answers slowly without it.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final long SILENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(400);
    private static final long FREE = 1_000_000;

    private final Set<Flaw> flaws;
    private final Set<Mood> moods;
    private final ExecutorService workers = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "fake-shop");
        thread.setDaemon(true);
        return thread;
    });
    private final Map<String, Product> products = new LinkedHashMap<>();
    private final Map<String, User> users = new LinkedHashMap<>();
    private final Map<String, Order> orders = new LinkedHashMap<>();
    private final Map<String, Parcel> parcels = new HashMap<>();
    private final Map<String, Integer> plans = new HashMap<>();
    private final Map<String, Long> planPoints = new HashMap<>();
    private final Map<String, JsonNode> methods = new HashMap<>();
    private final Map<String, Reply> repliesByKey = new HashMap<>();
    private final Set<String> turnedAway = new HashSet<>();
    private int posts;
    private boolean wasAway;
    private @Nullable String lastOrder;
    private volatile HttpServer server;

    private static final class Product {
        final String id = UUID.randomUUID().toString();
        final long price;
        final String title;
        final Deque<User> line = new ArrayDeque<>();
        long onHand;
        long reserved;
        long sold;

        Product(JsonNode body) {
            price = new BigDecimal(body.path("price").path("amount").asString())
                    .movePointRight(2)
                    .longValueExact();
            title = body.path("title").asString();
        }
    }

    private static final class User {
        final String id = UUID.randomUUID().toString();
        final Map<String, Long> cart = new TreeMap<>();
        final List<Long> ledger = new ArrayList<>();
        final List<Order> orders = new ArrayList<>();
        int percent;
        int version;
        boolean paying;

        long balance() {
            return ledger.stream().mapToLong(Long::longValue).sum();
        }
    }

    private static final class Line {
        final Product product;
        final long quantity;
        long cancelled;
        long packed;
        long shipped;
        long delivered;
        long returned;
        long lost;

        Line(Product product, long quantity) {
            this.product = product;
            this.quantity = quantity;
        }

        long left() {
            return quantity - cancelled - packed;
        }
    }

    private static final class Parcel {
        final String id = UUID.randomUUID().toString();
        final Order order;
        final Map<String, Long> items;
        String status = "PREPARING";

        Parcel(Order order, Map<String, Long> items) {
            this.order = order;
            this.items = items;
        }
    }

    private record Refund(
            String id,
            String cause,
            String status,
            long money,
            long pointsReturned,
            long pointsRevoked,
            Map<String, Long> items,
            boolean restock) {}

    private static final class Return {
        final String id = UUID.randomUUID().toString();
        final Map<String, Long> items;
        String status = "REQUESTED";

        Return(Map<String, Long> items) {
            this.items = items;
        }
    }

    private static final class Order {
        final String id = UUID.randomUUID().toString();
        final int number;
        final User user;
        final Map<String, Line> lines = new TreeMap<>();
        final List<Refund> refunds = new ArrayList<>();
        final List<Return> returns = new ArrayList<>();
        final List<Parcel> parcels = new ArrayList<>();
        String method = "";
        String status = "PLACED";
        String cancelledFor = "";
        String card = "";
        boolean paid;
        boolean isLost;
        long placed = System.nanoTime();
        long items;
        long discount;
        long shipping;
        long worth;
        long total;
        long due;
        long spent;
        long returned;
        long reward;
        long revoked;
        long captured;
        long refunded;
        long chargedBack;

        Order(int number, User user) {
            this.number = number;
            this.user = user;
        }

        long bought() {
            return lines.values().stream().mapToLong(line -> line.quantity).sum();
        }

        long takenBack() {
            return lines.values().stream()
                    .mapToLong(line -> line.cancelled + line.returned + line.lost)
                    .sum();
        }
    }

    private record Reply(int status, Object body, Map<String, String> headers) {

        static Reply of(int status, Object body) {
            return new Reply(status, body, Map.of());
        }

        static Reply problem(int status, String kind) {
            return of(status, Map.of("type", "/problems/" + kind, "status", status, "title", kind, "detail", kind));
        }

        Reply with(String header, String value) {
            return new Reply(status, body, Map.of(header, value));
        }
    }

    FakeShop(Set<Flaw> flaws, Set<Mood> moods) {
        this.flaws = flaws;
        this.moods = moods;
        this.server = start(0);
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }

    private boolean has(Flaw flaw) {
        return flaws.contains(flaw);
    }

    private boolean is(Mood mood) {
        return moods.contains(mood);
    }

    private HttpServer start(int port) {
        try {
            HttpServer started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 256);
            started.createContext("/", this::handle);
            started.setExecutor(workers);
            started.start();
            return started;
        } catch (IOException inUse) {
            throw new UncheckedIOException(inUse);
        }
    }

    private void goAway() {
        HttpServer old = server;
        int port = old.getAddress().getPort();
        workers.execute(() -> {
            old.stop(0);
            CompletableFuture.delayedExecutor(300, TimeUnit.MILLISECONDS, workers)
                    .execute(() -> server = start(port));
        });
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String text = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Map<String, String> query = query(exchange.getRequestURI().getRawQuery());
        Reply reply;
        boolean goesAway;
        synchronized (this) {
            pass();
            reply = switch (exchange.getRequestMethod()) {
                case "POST" ->
                    postOnce(
                            path,
                            JSON.readTree(text),
                            Objects.requireNonNull(exchange.getRequestHeaders().getFirst("Idempotency-Key")),
                            exchange.getRequestHeaders().getFirst("If-Match"));
                case "PUT" -> subscribe(path.split("/"), JSON.readTree(text));
                case "DELETE" -> putBack(path.split("/"));
                default -> get(path, query);
            };
            goesAway = is(Mood.IS_RESTARTED) && !wasAway && path.endsWith("/checkout") && orders.size() > 10;
            wasAway |= goesAway;
        }
        if (is(Mood.IS_SLOW) && !orders.isEmpty()) {
            pause();
        }
        if (goesAway) {
            goAway();
            // The request is carried out, but its answer is lost.
            exchange.close();
            return;
        }
        byte[] body = JSON.writeValueAsBytes(reply.body());
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.getResponseHeaders()
                .set("Content-Type", reply.status() < 400 ? "application/json" : "application/problem+json");
        if (reply.status() == 204) {
            exchange.sendResponseHeaders(204, -1);
        } else {
            exchange.sendResponseHeaders(reply.status(), body.length);
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(40);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static Map<String, String> query(@Nullable String raw) {
        Map<String, String> query = new HashMap<>();
        for (String part : raw == null ? new String[0] : raw.split("&")) {
            String[] both = part.split("=", 2);
            query.put(both[0], URLDecoder.decode(both[1], StandardCharsets.UTF_8));
        }
        return query;
    }

    /** What is over by now. */
    private void pass() {
        for (Order order : orders.values()) {
            boolean old = System.nanoTime() - order.placed > SILENCE_NANOS;
            if (order.status.equals("PLACED") && old && !(order.card.endsWith("0119") && has(Flaw.WAITS_FOR_EVER))) {
                if (order.card.endsWith("0119")) {
                    giveUp(order, "PAYMENT_TIMED_OUT");
                } else {
                    decide(order);
                }
            }
            if (order.paid && old && order.card.endsWith("0259") && order.chargedBack == 0) {
                order.chargedBack = order.captured - order.refunded;
            }
        }
    }

    private Reply postOnce(String path, JsonNode body, String key, @Nullable String ifMatch) {
        if (is(Mood.IS_BUSY) && turnedAway.add(key)) {
            return Reply.problem(503, "busy").with("Retry-After", "0");
        }
        Reply known = repliesByKey.get(key);
        if (known == null) {
            posts++;
            known = post(path, path.split("/"), body, ifMatch);
            repliesByKey.put(key, known);
        }
        return known;
    }

    private Reply post(String path, String[] parts, JsonNode body, @Nullable String ifMatch) {
        switch (path) {
            case "/api/products" -> {
                Product product = new Product(body);
                products.put(product.id, product);
                return created(product.id);
            }
            case "/api/users" -> {
                User user = new User();
                users.put(user.id, user);
                return created(user.id);
            }
            case "/api/plans" -> {
                if (is(Mood.KNOWS_NO_DISCOUNTS)) {
                    return Reply.problem(400, "malformed-json");
                }
                String id = UUID.randomUUID().toString();
                plans.put(id, body.path("benefits").path("discountPercent").asInt());
                planPoints.put(id, body.path("price").path("points").asLong());
                return created(id);
            }
            case "/api/shipping-methods" -> {
                String id = UUID.randomUUID().toString();
                methods.put(id, body);
                return created(id);
            }
            default -> {
                // Of something that is there.
            }
        }
        if (is(Mood.PASSES_ON_LATER) && path.matches(".*/(status|returns)") && turnedAway.add(path)) {
            return path.endsWith("status") ? Reply.problem(404, "not-found") : Reply.problem(409, "conflict");
        }
        return switch (parts[2] + "/" + parts[parts.length - 1]) {
            case "products/receipts" -> {
                product(parts[3]).onHand += body.path("quantity").asLong();
                yield created(UUID.randomUUID().toString());
            }
            case "users/points" -> {
                user(parts[3]).ledger.add(body.path("amount").asLong());
                yield created(UUID.randomUUID().toString());
            }
            case "users/items" -> ask(user(parts[3]), body);
            case "users/checkout" -> checkOut(user(parts[3]), body, ifMatch);
            case "orders/cancel" -> cancel(order(parts[3]), body);
            case "orders/returns" -> sendBack(order(parts[3]), body);
            case "orders/accept" ->
                accept(order(parts[3]), parts[5], body.path("restock").asBoolean());
            case "orders/reject" -> reject(order(parts[3]), parts[5]);
            case "orders/refunds" -> goodwill(order(parts[3]), body);
            case "orders/shipments" -> pack(order(parts[3]), body);
            case "shipments/status" ->
                move(
                        Objects.requireNonNull(parcels.get(parts[3])),
                        body.path("status").asString());
            default -> Reply.problem(404, "not-found");
        };
    }

    private static Reply created(String id) {
        return Reply.of(201, Map.of("id", id));
    }

    private Product product(String id) {
        return Objects.requireNonNull(products.get(id));
    }

    private User user(String id) {
        return Objects.requireNonNull(users.get(id));
    }

    private Order order(String id) {
        return Objects.requireNonNull(orders.get(id));
    }

    private Reply subscribe(String[] parts, JsonNode body) {
        User user = user(parts[3]);
        String plan = body.path("plan").asString();
        user.percent = plans.getOrDefault(plan, 0);
        user.ledger.add(-planPoints.getOrDefault(plan, 0L));
        return Reply.of(200, Map.of("status", "YEARLY"));
    }

    // Carts

    private Reply ask(User user, JsonNode body) {
        if (is(Mood.BREAKS) && posts % 5 == 0) {
            return Reply.problem(500, "broken");
        }
        Product product = product(body.path("productId").asString());
        long quantity = body.path("quantity").asLong();
        if (user.paying) {
            return Reply.problem(409, "conflict");
        }
        boolean served = product.onHand - product.reserved >= quantity && product.line.isEmpty();
        if (served) {
            product.reserved += quantity;
            user.cart.merge(product.id, quantity, Long::sum);
            user.version++;
            return Reply.of(201, Map.of("status", "IN_CART", "extra", 1));
        }
        if (!body.path("onShortage").asString().equals("WAIT")) {
            return Reply.problem(409, "sold-out");
        }
        if (!product.line.contains(user)) {
            product.line.add(user);
        }
        return Reply.of(202, Map.of("status", "WAITING", "ticket", product.line.size(), "position", 1));
    }

    private Reply putBack(String[] parts) {
        User user = user(parts[3]);
        Long copies = user.cart.remove(parts[6]);
        if (copies == null) {
            return Reply.problem(404, "not-found");
        }
        user.version++;
        if (!has(Flaw.RESERVES_FOR_EVER)) {
            product(parts[6]).reserved -= copies;
            serve(product(parts[6]));
        }
        return Reply.of(204, Map.of());
    }

    private void serve(Product product) {
        while (!has(Flaw.FORGETS_THE_LINE) && product.onHand > product.reserved && !product.line.isEmpty()) {
            User next = product.line.peek();
            if (next.paying) {
                return;
            }
            product.line.remove();
            product.reserved++;
            next.cart.merge(product.id, 1L, Long::sum);
            next.version++;
        }
    }

    // Checkout

    private Order priced(User user, String method, long points) {
        Order order = new Order(1000 + orders.size(), user);
        order.method = method;
        user.cart.forEach((id, copies) -> order.lines.put(id, new Line(product(id), copies)));
        order.items = order.lines.values().stream()
                .mapToLong(line -> line.product.price * line.quantity)
                .sum();
        order.discount = has(Flaw.FORGETS_DISCOUNTS) ? 0 : order.items * user.percent / 100;
        JsonNode way = Objects.requireNonNull(methods.get(method));
        long freeFrom = way.path("freeFrom").isObject() ? cents(way.path("freeFrom")) : FREE;
        boolean free = order.items - order.discount >= freeFrom || has(Flaw.FORGETS_SHIPPING);
        order.shipping = free ? 0 : cents(way.path("price"));
        order.total = order.items - order.discount + order.shipping;
        order.spent = points;
        order.worth = has(Flaw.DEVALUES_POINTS) && points > 200 ? points - 1 : points;
        order.due = order.total - order.worth;
        order.reward = order.items / 100;
        return order;
    }

    private static long cents(JsonNode money) {
        return new BigDecimal(money.path("amount").asString()).movePointRight(2).longValueExact();
    }

    private Reply preview(User user, Map<String, String> query) {
        Order order = priced(
                user, String.valueOf(query.get("shippingMethod")), Long.parseLong(query.getOrDefault("points", "0")));
        if (order.due < 0) {
            return Reply.problem(400, "invalid-input");
        }
        return Reply.of(
                200,
                Map.of(
                        "items",
                        Euros.json(order.items),
                        "discount",
                        Euros.json(order.discount),
                        "shipping",
                        Euros.json(order.shipping),
                        "points",
                        Map.of("amount", order.spent, "worth", Euros.json(order.worth)),
                        "total",
                        Euros.json(order.total),
                        "due",
                        Euros.json(order.due),
                        "methods",
                        List.of()));
    }

    private Reply checkOut(User user, JsonNode body, @Nullable String ifMatch) {
        if (ifMatch != null && !ifMatch.equals("\"" + user.version + "\"")) {
            return Reply.problem(412, "stale-version");
        }
        if (user.paying) {
            return Reply.problem(409, "conflict");
        }
        if (user.cart.isEmpty()) {
            return Reply.problem(409, "cart-empty");
        }
        Order order = priced(
                user,
                body.path("shippingMethod").asString(),
                body.path("points").asLong(0));
        String card = body.path("card").path("number").asString("");
        if (order.due < 0 || order.due > 0 && !isValid(body.path("card")) && !is(Mood.TAKES_ANY_CARD)) {
            return Reply.problem(400, "invalid-input");
        }
        if (order.spent > user.balance()) {
            return Reply.problem(409, "not-enough-points");
        }
        orders.put(order.id, order);
        user.orders.add(order);
        user.paying = true;
        order.card = order.due == 0 ? "" : card;
        if (order.spent > 0) {
            user.ledger.add(-order.spent);
        }
        String told = order.id;
        if (has(Flaw.ANSWERS_ANOTHER_ORDER) && lastOrder != null && orders.size() % 5 == 0) {
            told = lastOrder;
        }
        lastOrder = order.id;
        if (order.card.endsWith("0119") || is(Mood.TAKES_ITS_TIME)) {
            return Reply.of(202, Map.of("id", told, "status", "PLACED")).with("Location", "/api/orders/" + order.id);
        }
        decide(order);
        if (order.paid || has(Flaw.FORGETS_A_PAYMENT) && order.number % 4 == 0 && order.captured == 0 && order.isLost) {
            order.isLost = false;
            if (has(Flaw.LOSES_AN_ORDER) && order.number % 4 == 0) {
                orders.remove(order.id);
                user.orders.remove(order);
            }
            if (has(Flaw.DOUBLES_AN_ORDER) && order.number % 4 == 0) {
                Order twin = priced(user, order.method, 0);
                order.lines.forEach((id, line) -> twin.lines.put(id, new Line(line.product, line.quantity)));
                orders.put(twin.id, twin);
                user.orders.add(twin);
                twin.status = "CANCELLED";
                twin.cancelledFor = "BY_SHOP";
                twin.items = order.items;
            }
            Map<String, Object> shown = new LinkedHashMap<>(json(order));
            shown.put("id", told);
            return Reply.of(201, shown).with("Location", "/api/orders/" + order.id);
        }
        String reason = order.cancelledFor.equals("PAYMENT_DECLINED") ? declined(order.card) : order.cancelledFor;
        return Reply.of(402, Map.of("type", "/problems/payment-declined", "orderId", order.id, "reason", reason));
    }

    private static boolean isValid(JsonNode card) {
        String number = card.path("number").asString("");
        return number.matches("[0-9]{13,19}")
                && !number.endsWith("4241")
                && card.path("expiry").asString("").matches("(0[1-9]|1[0-2])/(2[6-9]|[3-9][0-9])")
                && card.path("code").asString("").matches("[0-9]{3,4}");
    }

    private static String declined(String card) {
        return card.endsWith("0002")
                ? "DECLINED"
                : card.endsWith("9995") ? "INSUFFICIENT_FUNDS" : card.endsWith("0069") ? "EXPIRED_CARD" : "";
    }

    private void decide(Order order) {
        boolean every4th = order.number % 4 == 0;
        if (has(Flaw.FORGETS_A_PAYMENT) && every4th && declined(order.card).isEmpty()) {
            order.isLost = true;
            giveUp(order, "SOLD_OUT");
        } else if (!declined(order.card).isEmpty() && !(has(Flaw.SHIPS_UNPAID) && order.due > 0)) {
            giveUp(order, "PAYMENT_DECLINED");
        } else if (order.card.endsWith("0341")) {
            if (has(Flaw.CAPTURES_AND_GIVES_UP)) {
                order.captured = order.due;
            }
            giveUp(order, "PAYMENT_FAILED");
        } else {
            pay(order, every4th);
        }
    }

    private void pay(Order order, boolean every4th) {
        if (has(Flaw.SELLS_MORE) && every4th) {
            Product more = products.values().iterator().next();
            order.lines.put(more.id, new Line(more, 1 + copies(order, more)));
        }
        order.paid = true;
        order.status = "PAID";
        order.captured = has(Flaw.CAPTURES_TWICE) && every4th ? 2 * order.due : order.due;
        if (has(Flaw.ADDS_UP_WRONGLY) && every4th && order.due > 0) {
            order.due--;
            order.captured--;
        }
        order.lines.values().forEach(line -> {
            line.product.onHand -= line.quantity;
            line.product.reserved -= line.quantity;
            line.product.sold += line.quantity;
        });
        if (has(Flaw.LOSES_A_SOLD_COPY) && every4th) {
            order.lines.values().iterator().next().product.sold--;
        }
        order.user.ledger.add(order.reward);
        if (has(Flaw.REWARDS_TWICE) && every4th) {
            order.user.ledger.add(order.reward);
        }
        order.user.cart.clear();
        order.user.version++;
        order.user.paying = false;
        products.values().forEach(this::serve);
    }

    private static long copies(Order order, Product product) {
        Line line = order.lines.get(product.id);
        return line == null ? 0 : line.quantity;
    }

    private void giveUp(Order order, String reason) {
        order.status = "CANCELLED";
        order.cancelledFor = reason;
        if (order.spent > 0 && !has(Flaw.KEEPS_POINTS_OF_THE_UNPAID)) {
            order.user.ledger.add(order.spent);
        }
        order.returned = order.spent;
        order.reward = 0;
        order.user.paying = false;
        products.values().forEach(this::serve);
    }

    // After the sale

    private Reply cancel(Order order, JsonNode body) {
        if (order.status.equals("PLACED")) {
            giveUp(order, "BY_READER");
            return Reply.of(200, json(order));
        }
        Map<String, Long> items = items(body);
        if (items.isEmpty()) {
            order.lines.forEach((id, line) -> {
                if (line.left() > 0) {
                    items.put(id, line.left());
                }
            });
        }
        if (!order.paid
                || items.isEmpty()
                || items.entrySet().stream()
                        .anyMatch(item -> line(order, item.getKey()).left() < item.getValue())) {
            return Reply.problem(409, "conflict");
        }
        if (has(Flaw.FORGETS_CANCELLATIONS) && body.path("items").isArray()) {
            return Reply.of(200, json(order));
        }
        items.forEach((id, copies) -> line(order, id).cancelled += copies);
        takeBack(order, UUID.randomUUID().toString(), "CANCELLED", items, true);
        return Reply.of(200, json(order));
    }

    private static Line line(Order order, String product) {
        return Objects.requireNonNull(order.lines.get(product));
    }

    private static Map<String, Long> items(JsonNode body) {
        Map<String, Long> items = new TreeMap<>();
        body.path("items")
                .forEach(item -> items.put(
                        item.path("productId").asString(), item.path("quantity").asLong()));
        return items;
    }

    /** Money first, then points; with the last copy all that is left. */
    private void takeBack(Order order, String id, String cause, Map<String, Long> items, boolean restock) {
        long value = items.entrySet().stream()
                        .mapToLong(item -> product(item.getKey()).price * item.getValue())
                        .sum()
                * (100 - order.user.percent)
                / 100;
        long kept = Math.max(0, order.captured - order.refunded - order.chargedBack);
        boolean all = order.takenBack() == order.bought();
        long money = all ? kept : Math.min(kept, value);
        long points = order.chargedBack > 0
                ? all ? order.spent - order.returned : 0
                : all ? order.spent - order.returned : Math.min(order.spent - order.returned, value - money);
        long copies = items.values().stream().mapToLong(Long::longValue).sum();
        long revoked = Math.min(
                order.user.balance(), all ? order.reward - order.revoked : order.reward * copies / order.bought());
        if (has(Flaw.REFUNDS_TOO_MUCH)) {
            money = money * 2 + 1;
        } else if (has(Flaw.REFUNDS_NOTHING)) {
            money = 0;
            points = 0;
        }
        boolean forEver = has(Flaw.REFUNDS_FOR_EVER);
        order.refunds.add(new Refund(id, cause, forEver ? "PENDING" : "DONE", money, points, revoked, items, restock));
        order.refunded += has(Flaw.FORGETS_TO_MOVE_MONEY) ? 0 : money;
        order.returned += points;
        order.revoked += revoked;
        order.user.ledger.add((has(Flaw.KEEPS_POINTS) ? 0 : points) - revoked);
        if (has(Flaw.RETURNS_POINTS_TWICE)) {
            order.user.ledger.add(points);
        }
        if (restock) {
            items.forEach((product, number) -> {
                product(product).onHand += number * (has(Flaw.RESTOCKS_TWICE) ? 2 : 1);
                product(product).sold -= number;
                serve(product(product));
            });
        }
        stand(order);
    }

    private Reply goodwill(Order order, JsonNode body) {
        long cents = cents(body.path("amount"));
        if (!order.paid || cents > order.captured - order.refunded - order.chargedBack) {
            return Reply.problem(409, "conflict");
        }
        order.refunds.add(new Refund(UUID.randomUUID().toString(), "GOODWILL", "DONE", cents, 0, 0, Map.of(), false));
        order.refunded += cents;
        return Reply.of(201, json(order));
    }

    private Reply pack(Order order, JsonNode body) {
        Map<String, Long> items = items(body);
        if (items.isEmpty()) {
            order.lines.forEach((id, line) -> {
                if (line.left() > 0) {
                    items.put(id, line.left());
                }
            });
        }
        if (!order.paid
                || items.isEmpty()
                || items.entrySet().stream()
                        .anyMatch(item -> line(order, item.getKey()).left() < item.getValue())) {
            return Reply.problem(409, "conflict");
        }
        Parcel parcel = new Parcel(order, items);
        items.forEach((id, copies) -> line(order, id).packed += copies);
        order.parcels.add(parcel);
        parcels.put(parcel.id, parcel);
        return created(parcel.id).with("Location", "/api/shipments/" + parcel.id);
    }

    private Reply move(Parcel parcel, String status) {
        boolean standing = parcel.status.equals("PREPARING");
        parcel.status = status;
        parcel.items.forEach((id, copies) -> {
            Line line = line(parcel.order, id);
            switch (status) {
                case "CANCELLED" -> line.packed -= copies;
                case "DISPATCHED" -> line.shipped += standing ? copies : 0;
                case "DELIVERED" -> line.delivered += copies;
                case "LOST" -> line.lost += copies;
                default -> {
                    // On its way.
                }
            }
        });
        if (status.equals("LOST")) {
            takeBack(parcel.order, UUID.randomUUID().toString(), "LOST", parcel.items, false);
        }
        stand(parcel.order);
        return Reply.of(200, Map.of("id", parcel.id, "status", status));
    }

    private Reply sendBack(Order order, JsonNode body) {
        Return back = new Return(items(body));
        order.returns.add(back);
        return created(back.id);
    }

    private Reply accept(Order order, String id, boolean restock) {
        Return back = back(order, id);
        back.status = "ACCEPTED";
        back.items.forEach((product, copies) -> line(order, product).returned += copies);
        takeBack(order, id, "RETURNED", back.items, restock || has(Flaw.RESTOCKS_EVERYTHING));
        return Reply.of(200, json(order));
    }

    private Reply reject(Order order, String id) {
        back(order, id).status = "REJECTED";
        return Reply.of(200, json(order));
    }

    private static Return back(Order order, String id) {
        return order.returns.stream()
                .filter(back -> back.id.equals(id))
                .findFirst()
                .orElseThrow();
    }

    private void stand(Order order) {
        long wanted = 0;
        long shipped = 0;
        long delivered = 0;
        for (Line line : order.lines.values()) {
            wanted += line.quantity - line.cancelled - line.lost;
            shipped += line.shipped - line.lost;
            delivered += line.delivered;
        }
        if (order.takenBack() == order.bought()) {
            order.status = "REFUNDED";
        } else if (shipped == 0) {
            order.status = "PAID";
        } else if (shipped < wanted) {
            order.status = "PARTLY_SHIPPED";
        } else {
            order.status = delivered < wanted || has(Flaw.STAYS_SHIPPED) ? "SHIPPED" : "DELIVERED";
        }
    }

    // What it shows

    private Reply get(String path, Map<String, String> query) {
        String[] parts = path.split("/");
        if (is(Mood.IS_NO_STORE)) {
            return Reply.problem(404, "not-found");
        }
        if (path.equals("/api/products")) {
            return Reply.of(200, Map.of("items", List.of()));
        }
        if (path.equals("/api/revenue")) {
            return revenue(String.valueOf(query.get("by")));
        }
        if (path.equals("/api/ops/sagas")) {
            return sagas();
        }
        if (path.endsWith("/fairness")) {
            boolean fair = !has(Flaw.IS_UNFAIR) || product(parts[4]).sold == 0;
            return Reply.of(200, Map.of("fair", fair, "upTo", 1, "checks", List.of()));
        }
        if (path.endsWith("/stock")) {
            return stock(product(parts[3]));
        }
        if (path.endsWith("/cart")) {
            return cart(user(parts[3]));
        }
        if (path.endsWith("/checkout")) {
            return preview(user(parts[3]), query);
        }
        if (path.endsWith("/points")) {
            return ledger(user(parts[3]), query);
        }
        if (path.matches("/api/users/.*/orders")) {
            return ordersOf(user(parts[3]), query);
        }
        if (path.startsWith("/api/orders/")) {
            Order order = orders.get(parts[3]);
            return order == null || is(Mood.LAGS) && turnedAway.add(order.id)
                    ? Reply.problem(404, "not-found")
                    : Reply.of(200, json(order));
        }
        Product product = products.get(parts[3]);
        return product == null
                ? Reply.problem(404, "not-found")
                : Reply.of(200, Map.of("id", product.id, "title", product.title));
    }

    private Reply sagas() {
        List<Object> items = new ArrayList<>();
        // Of somebody else.
        items.add(Map.of("process", "CheckoutSaga", "key", UUID.randomUUID().toString(), "step", "CAPTURING"));
        if (has(Flaw.HAS_A_STUCK_SAGA) && lastOrder != null) {
            items.add(Map.of("process", "CheckoutSaga", "key", lastOrder, "step", "CAPTURING"));
        }
        return Reply.of(200, Map.of("items", items, "total", items.size()));
    }

    private Reply stock(Product product) {
        if (has(Flaw.HIDES_STOCK) && !orders.isEmpty() && product.sold > 0) {
            return Reply.problem(500, "broken");
        }
        return Reply.of(
                200,
                Map.of(
                        "onHand",
                        product.onHand,
                        "reserved",
                        product.reserved,
                        "available",
                        product.onHand - product.reserved,
                        "sold",
                        product.sold,
                        "waiting",
                        product.line.size()));
    }

    private static Reply cart(User user) {
        List<Object> items = new ArrayList<>();
        user.cart.forEach((product, copies) -> items.add(Map.of("productId", product, "quantity", copies)));
        return Reply.of(200, Map.of("items", items)).with("ETag", "\"" + user.version + "\"");
    }

    /** Two entries a page, so that there are many. */
    private Reply ledger(User user, Map<String, String> query) {
        int first = Integer.parseInt(query.getOrDefault("cursor", "0"));
        List<Object> items = new ArrayList<>();
        long balance = 0;
        for (int i = 0; i < user.ledger.size(); i++) {
            balance += user.ledger.get(i);
            if (i >= first && i < first + 2) {
                items.add(Map.of("change", user.ledger.get(i), "balance", balance));
            }
        }
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("balance", has(Flaw.MISCOUNTS_POINTS) && !user.orders.isEmpty() ? balance + 1 : balance);
        page.put("items", items);
        page.put("next", first + 2 < user.ledger.size() ? String.valueOf(first + 2) : null);
        return Reply.of(200, page);
    }

    private Reply ordersOf(User user, Map<String, String> query) {
        int first = Integer.parseInt(query.getOrDefault("cursor", "0"));
        List<Order> all = new ArrayList<>(user.orders);
        if (has(Flaw.LISTS_TWICE) && !all.isEmpty()) {
            all.add(all.get(0));
        }
        List<Object> items = new ArrayList<>();
        all.stream().skip(first).limit(2).forEach(order -> items.add(json(order)));
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("items", items);
        page.put("next", first + 2 < all.size() ? String.valueOf(first + 2) : null);
        return Reply.of(200, page);
    }

    private Reply revenue(String by) {
        Map<String, long[]> rows = new TreeMap<>();
        // What others have bought before.
        long[] others = {1, 3, 4_500, 0, 290, 0, 4_790, 100, 0};
        if (by.equals("product")) {
            rows.put(UUID.randomUUID().toString(), others.clone());
        } else {
            rows.put(by.equals("day") ? "2001-01-01" : "DELIVERED", others.clone());
        }
        for (Order order : orders.values()) {
            // An order is booked under its first product: what is compared is the sum.
            String key = switch (by) {
                case "product" -> order.lines.keySet().iterator().next();
                case "day" -> "2026-11-21";
                default -> order.status;
            };
            long[] row = rows.computeIfAbsent(key, k -> new long[9]);
            if (order.paid) {
                row[0]++;
                row[1] += order.bought();
                row[2] += order.items;
                row[3] += order.discount;
                row[4] += order.shipping;
                row[5] += order.worth;
            }
            row[6] += order.captured;
            row[7] += has(Flaw.REVENUE_IGNORES_REFUNDS) && by.equals("state") ? 0 : order.refunded;
            row[8] += order.chargedBack;
        }
        if (has(Flaw.REVENUE_IS_A_CENT_OFF) && by.equals("day") && !orders.isEmpty()) {
            rows.get("2026-11-21")[6]++;
        }
        if (has(Flaw.REVENUE_MISSES_A_PRODUCT) && by.equals("product")) {
            orders.values().stream()
                    .filter(order -> order.paid)
                    .findFirst()
                    .ifPresent(
                            order -> rows.remove(order.lines.keySet().iterator().next()));
        }
        List<Object> items = new ArrayList<>();
        rows.forEach((key, row) -> items.add(revenueRow(key, row)));
        return Reply.of(200, Map.of("items", items));
    }

    private static Map<String, Object> revenueRow(String key, long[] row) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("key", key);
        json.put("orders", row[0]);
        json.put("items", row[1]);
        String[] names = {"gross", "discount", "shipping", "points", "captured", "refunded", "chargedBack"};
        for (int i = 0; i < names.length; i++) {
            json.put(names[i], Euros.json(row[i + 2]));
        }
        json.put("net", Euros.json(row[6] - row[7] - row[8]));
        return json;
    }

    private Map<String, Object> json(Order order) {
        boolean terse = is(Mood.IS_TERSE);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", order.id);
        json.put("number", order.number);
        json.put("userId", order.user.id);
        json.put("status", order.status);
        List<Object> items = new ArrayList<>();
        order.lines.values().forEach(line -> items.add(json(line, terse)));
        json.put("items", items);
        Map<String, Object> totals = new LinkedHashMap<>();
        totals.put("items", Euros.json(order.items));
        if (!terse || order.discount > 0) {
            totals.put("discount", Euros.json(order.discount));
        }
        totals.put("shipping", Euros.json(order.shipping));
        totals.put("points", Euros.json(order.worth));
        totals.put("total", Euros.json(order.total));
        totals.put("due", Euros.json(order.due));
        json.put("totals", totals);
        if (order.user.percent > 0) {
            json.put(
                    "discount",
                    Map.of("plan", "some", "percent", has(Flaw.FORGETS_DISCOUNTS) ? 0 : order.user.percent));
        }
        json.put("shipping", Map.of("methodId", order.method, "price", Euros.json(order.shipping)));
        if (!order.card.isEmpty()) {
            json.put(
                    "payment",
                    Map.of(
                            "status",
                            "CAPTURED",
                            "captured",
                            Euros.json(order.captured),
                            "refunded",
                            Euros.json(order.refunded),
                            "chargedBack",
                            Euros.json(order.chargedBack),
                            "card",
                            Map.of("lastFour", order.card.substring(order.card.length() - 4))));
        }
        json.put(
                "points",
                Map.of(
                        "spent",
                        order.spent,
                        "returned",
                        order.returned,
                        "reward",
                        order.reward,
                        "revoked",
                        order.revoked));
        if (!order.cancelledFor.isEmpty()) {
            json.put("cancellation", Map.of("reason", order.cancelledFor, "by", "STORE"));
        }
        if (terse) {
            json.put("surprise", List.of(1));
        }
        if (!terse || !order.refunds.isEmpty()) {
            json.put("refunds", order.refunds.stream().map(FakeShop::json).toList());
        }
        if (!terse || !order.returns.isEmpty()) {
            json.put(
                    "returns",
                    order.returns.stream()
                            .map(back -> Map.of("id", back.id, "status", back.status, "items", items(back.items)))
                            .toList());
        }
        if (!terse) {
            json.put(
                    "shipments",
                    order.parcels.stream()
                            .map(parcel ->
                                    Map.of("id", parcel.id, "status", parcel.status, "items", items(parcel.items)))
                            .toList());
        }
        return json;
    }

    private static Map<String, Object> json(Line line, boolean terse) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("productId", line.product.id);
        json.put("quantity", line.quantity);
        json.put("unitPrice", Euros.json(line.product.price));
        json.put("lineTotal", Euros.json(line.product.price * line.quantity));
        Map<String, Long> counts = Map.of(
                "cancelled", line.cancelled,
                "shipped", line.shipped,
                "delivered", line.delivered,
                "returned", line.returned);
        counts.forEach((name, count) -> {
            if (!terse || count > 0) {
                json.put(name, count);
            }
        });
        return json;
    }

    private static Map<String, Object> json(Refund refund) {
        return Map.of(
                "id",
                refund.id,
                "cause",
                refund.cause,
                "status",
                refund.status,
                "money",
                Euros.json(refund.money),
                "pointsReturned",
                refund.pointsReturned,
                "pointsRevoked",
                refund.pointsRevoked,
                "items",
                items(refund.items),
                "restock",
                refund.restock);
    }

    private static List<Object> items(Map<String, Long> copies) {
        List<Object> items = new ArrayList<>();
        copies.forEach((product, number) -> items.add(Map.of("productId", product, "quantity", number)));
        return items;
    }
}
