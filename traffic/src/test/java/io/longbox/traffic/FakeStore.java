package io.longbox.traffic;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A store just large enough for a drop, behind a real HTTP server. As it stands it is correct; every {@link Flaw} makes
 * it wrong, or difficult, in one way.
 */
final class FakeStore implements AutoCloseable {

    /** What is the matter with the store. */
    enum Flaw {
        /** Gives away one copy too many of each product, and shows it. */
        OVERSELLS_OPENLY,
        /** The same, but its stock page denies it. */
        OVERSELLS_SECRETLY,
        /** Keeps the last copy back, gives out a ticket, then sells the copy to whoever asks next. */
        SERVES_A_WALK_IN,
        /** Ticket numbers fall instead of rising. */
        TICKETS_FALL,
        /** Every reader of a product's line gets the same ticket. */
        SAME_TICKET_FOR_ALL,
        /** Says that the copy is in the cart, and forgets to put it there. */
        FORGETS_THE_CART,
        /** Received copies vanish from the stock. */
        LOSES_STOCK,
        /** Every third want ends in an error. */
        FAILS_SOMETIMES,
        /** Refuses to register readers. */
        REFUSES_READERS,
        /** Tickets are missing from the answers. */
        FORGETS_TO_NAME_THE_TICKET,
        /** Says no to everybody who comes too late. */
        REJECTS_ALL,
        /** Goes away in the middle, in mid-answer, and comes back with everything it knew. */
        IS_RESTARTED,
        /** Goes away in the middle and stays away. */
        DIES,
        /** Turns every request away once before it takes it. */
        IS_BUSY,
        /** Says that an earlier sending is still under way, once. */
        IS_STILL_AT_IT,
        /** Answers wants later, by way of a request to ask for. */
        TAKES_ITS_TIME,
        /** Leaves wants pending for good. */
        NEVER_DECIDES,
        /** Leaves wants pending for good from some point on. */
        STALLS,
        /** Carts and stock show nothing new for the first few looks. */
        LAGS,
        /** Holds end at once, and the copies go to whoever asks next. */
        HOLDS_FOR_NO_TIME,
        /** A web server, but not a store. */
        IS_NO_STORE
    }

    static {
        // The JDK's server answers slowly without it.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int SOME_WANTS = 20;
    private static final int LOOKS_BEHIND = 3;

    private final Set<Flaw> flaws;
    private final ExecutorService workers = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "fake-store");
        thread.setDaemon(true);
        return thread;
    });
    private final Map<String, Product> products = new LinkedHashMap<>();
    private final Map<String, User> users = new LinkedHashMap<>();
    private final Map<String, Reply> decided = new HashMap<>();
    private final Map<String, Reply> repliesByKey = new HashMap<>();
    private final Map<String, String> bodiesByKey = new HashMap<>();
    private final Set<String> turnedAway = new HashSet<>();
    private final Set<String> emails = new HashSet<>();
    private final AtomicInteger wants = new AtomicInteger();
    private final CountDownLatch someWantsPlayed = new CountDownLatch(SOME_WANTS);
    private boolean wasAway;
    private volatile HttpServer server;

    /** A product with its copies and its line. */
    static final class Product {
        final JsonNode description;
        long received;
        long taken;
        long waiting;
        long nextTicket = 1;
        int looks;
        boolean keptOneBack;
        final Map<String, Long> tickets = new HashMap<>();

        private Product(JsonNode description) {
            this.description = description;
        }
    }

    /** A reader with a cart. */
    static final class User {
        final JsonNode description;
        final Map<String, Long> cart = new LinkedHashMap<>();
        int looks;

        private User(JsonNode description) {
            this.description = description;
        }
    }

    private record Reply(int status, Object body, Map<String, String> headers) {

        static Reply of(int status, Object body) {
            return new Reply(status, body, Map.of());
        }

        static Reply problem(int status, String detail) {
            return of(status, Map.of("status", status, "title", "Refused", "detail", detail));
        }

        Reply with(String header, String value) {
            return new Reply(status, body, Map.of(header, value));
        }
    }

    FakeStore(Flaw... flaws) {
        this.flaws = Set.of(flaws);
        this.server = start(0);
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** The products in the order of their creation. */
    synchronized List<Product> products() {
        return List.copyOf(products.values());
    }

    synchronized List<User> users() {
        return List.copyOf(users.values());
    }

    boolean waitUntilSomeWantsArePlayed() throws InterruptedException {
        return someWantsPlayed.await(30, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
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
            if (has(Flaw.IS_RESTARTED)) {
                CompletableFuture.delayedExecutor(300, TimeUnit.MILLISECONDS, workers)
                        .execute(() -> server = start(port));
            }
        });
    }

    private boolean has(Flaw flaw) {
        return flaws.contains(flaw);
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String text = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Reply reply;
        boolean goesAway;
        synchronized (this) {
            reply = exchange.getRequestMethod().equals("POST")
                    ? postOnce(path, text, exchange.getRequestHeaders().getFirst("Idempotency-Key"))
                    : get(path);
            goesAway = (has(Flaw.IS_RESTARTED) || has(Flaw.DIES)) && !wasAway && wants.get() >= SOME_WANTS;
            wasAway |= goesAway;
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
        exchange.sendResponseHeaders(reply.status(), body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private Reply postOnce(String path, String text, @Nullable String key) {
        if (key == null) {
            return Reply.problem(400, "no idempotency key");
        }
        if (has(Flaw.IS_BUSY) && turnedAway.add(key)) {
            return Reply.problem(turnedAway.size() % 2 == 0 ? 503 : 429, "busy").with("Retry-After", "0");
        }
        if (has(Flaw.IS_STILL_AT_IT) && turnedAway.add(key)) {
            return Reply.problem(409, "still at it").with("Retry-After", "0");
        }
        String request = path + " " + text;
        String earlier = bodiesByKey.putIfAbsent(key, request);
        if (earlier != null && !earlier.equals(request)) {
            return Reply.problem(422, "the key was used for something else");
        }
        Reply known = repliesByKey.get(key);
        if (known == null) {
            known = post(path, JSON.readTree(text));
            repliesByKey.put(key, known);
        }
        return known;
    }

    private Reply post(String path, JsonNode body) {
        String[] parts = path.split("/");
        if (path.equals("/api/products")) {
            String id = UUID.randomUUID().toString();
            products.put(id, new Product(body));
            return Reply.of(201, Map.of("id", id));
        }
        if (path.equals("/api/users")) {
            if (has(Flaw.REFUSES_READERS)) {
                return Reply.problem(400, "no readers today");
            }
            if (!emails.add(body.path("email").asString())) {
                return Reply.problem(409, "that address is taken");
            }
            String id = UUID.randomUUID().toString();
            users.put(id, new User(body));
            return Reply.of(201, Map.of("id", id));
        }
        Product received = products.get(parts[3]);
        if (path.endsWith("/stock/receipts") && received != null) {
            received.received += body.path("quantity").asLong();
            return Reply.of(201, Map.of());
        }
        User user = users.get(parts[3]);
        if (path.endsWith("/cart/items") && user != null) {
            return want(parts[3], user, body);
        }
        return Reply.problem(404, "there is no " + path);
    }

    private Reply want(String userId, User user, JsonNode body) {
        int number = wants.incrementAndGet();
        someWantsPlayed.countDown();
        if (has(Flaw.FAILS_SOMETIMES) && number % 3 == 0) {
            return Reply.problem(500, "something broke");
        }
        String productId = body.path("productId").asString();
        Product product = products.get(productId);
        if (product == null
                || body.path("quantity").asLong() != 1
                || !body.path("onShortage").asString().equals("WAIT")) {
            return Reply.problem(400, "not a want");
        }
        Reply reply = decide(userId, user, productId, product);
        boolean stalls = has(Flaw.STALLS) && number > SOME_WANTS / 2;
        if (has(Flaw.TAKES_ITS_TIME) || has(Flaw.NEVER_DECIDES) || stalls) {
            String request = UUID.randomUUID().toString();
            decided.put(request, reply);
            return Reply.of(202, Map.of("status", "PENDING", "id", request))
                    .with("Location", "http://another-name.example/api/cart-requests/" + request);
        }
        return reply;
    }

    private Reply decide(String userId, User user, String productId, Product product) {
        long forSale = product.received;
        if (has(Flaw.OVERSELLS_OPENLY) || has(Flaw.OVERSELLS_SECRETLY)) {
            forSale++;
        }
        boolean lastCopy = product.taken == forSale - 1;
        if (has(Flaw.SERVES_A_WALK_IN) && lastCopy && !product.keptOneBack) {
            product.keptOneBack = true;
            return ticket(userId, product);
        }
        if (has(Flaw.HOLDS_FOR_NO_TIME) && product.taken == forSale) {
            users.values().forEach(other -> other.cart.remove(productId));
            product.taken = 0;
        }
        if (product.taken < forSale && (product.waiting == 0 || has(Flaw.SERVES_A_WALK_IN))) {
            product.taken++;
            if (!has(Flaw.FORGETS_THE_CART)) {
                user.cart.merge(productId, 1L, Long::sum);
            }
            Instant heldUntil = Instant.now().plusSeconds(has(Flaw.HOLDS_FOR_NO_TIME) ? -60 : 900);
            return Reply.of(201, Map.of("status", "IN_CART", "heldUntil", heldUntil.toString()));
        }
        return has(Flaw.REJECTS_ALL) ? Reply.problem(409, "sold out") : ticket(userId, product);
    }

    private Reply ticket(String userId, Product product) {
        if (has(Flaw.FORGETS_TO_NAME_THE_TICKET)) {
            return Reply.of(202, Map.of("status", "WAITING"));
        }
        long ticket = product.tickets.computeIfAbsent(userId, user -> {
            product.waiting++;
            if (has(Flaw.TICKETS_FALL)) {
                return 1_000 - product.nextTicket++;
            }
            return has(Flaw.SAME_TICKET_FOR_ALL) ? 1 : product.nextTicket++;
        });
        return Reply.of(202, Map.of("status", "WAITING", "ticket", ticket, "position", product.waiting));
    }

    private Reply get(String path) {
        String[] parts = path.split("/");
        if (has(Flaw.IS_NO_STORE)) {
            return Reply.problem(404, "there is nothing here");
        }
        if (path.equals("/api/products")) {
            return Reply.of(200, Map.of("items", List.of()));
        }
        if (path.startsWith("/api/cart-requests/")) {
            return request(parts[3]);
        }
        if (path.endsWith("/stock")) {
            return stock(products.get(parts[3]));
        }
        if (path.endsWith("/cart")) {
            return cart(users.get(parts[3]));
        }
        return Reply.problem(404, "there is no " + path);
    }

    private Reply request(String id) {
        Reply reply = decided.get(id);
        if (turnedAway.add(id)) {
            return Reply.problem(404, "not known yet");
        }
        if (has(Flaw.NEVER_DECIDES) || has(Flaw.STALLS) || reply == null || turnedAway.add(id + " pending")) {
            return Reply.of(200, Map.of("status", "PENDING"));
        }
        return reply.status() == 409
                ? Reply.of(200, Map.of("status", "REJECTED", "reason", "SOLD_OUT"))
                : Reply.of(200, reply.body());
    }

    private Reply stock(@Nullable Product product) {
        if (product == null) {
            return Reply.problem(404, "no such product");
        }
        boolean behind = has(Flaw.LAGS) && product.looks++ < LOOKS_BEHIND;
        long onHand = has(Flaw.LOSES_STOCK) ? product.received - 1 : product.received;
        long reserved = behind ? 0 : product.taken;
        if (has(Flaw.OVERSELLS_SECRETLY)) {
            reserved = Math.min(reserved, onHand);
        }
        return Reply.of(
                200,
                Map.of(
                        "onHand",
                        onHand,
                        "reserved",
                        reserved,
                        "available",
                        onHand - reserved,
                        "sold",
                        0,
                        "waiting",
                        product.waiting));
    }

    private Reply cart(@Nullable User user) {
        if (user == null) {
            return Reply.problem(404, "no such reader");
        }
        List<Object> items = new ArrayList<>();
        if (!has(Flaw.LAGS) || user.looks++ >= LOOKS_BEHIND) {
            user.cart.forEach((product, quantity) -> items.add(Map.of("productId", product, "quantity", quantity)));
        }
        return Reply.of(200, Map.of("items", items));
    }
}
