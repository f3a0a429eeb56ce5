package io.longbox.traffic;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
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
        /** Holds do not end at all. */
        HOLDS_FOR_EVER,
        /** Holds end before the time that the reader was told. */
        ENDS_HOLDS_EARLY,
        /** Carts hold what nobody asked for. */
        FILLS_CARTS,
        /** Serves those first who came last. */
        SERVES_OUT_OF_ORDER,
        /** Serves nobody in line. */
        NEVER_SERVES,
        /** Releases a reservation, and then again. */
        ENDS_A_RESERVATION_TWICE,
        /** Takes items out of carts, and keeps their copies set aside. */
        FORGETS_TO_RELEASE,
        /** Says that a reader has left the line, and keeps them in it. */
        FORGETS_WHO_LEFT,
        /** Puts the first in line out of it when somebody else leaves. */
        PUTS_READERS_OUT,
        /** Says that a delivery came in, and forgets it. */
        FORGETS_DELIVERIES,
        /** Does not let products have terms of their own. */
        REFUSES_TERMS,
        /** An event is missing from its export. */
        DROPS_AN_EVENT,
        /** The last event is missing from its export. */
        DROPS_THE_LAST_EVENT,
        /** An event in its export is not as it was. */
        EDITS_AN_EVENT,
        /** The export breaks off once. */
        BREAKS_OFF,
        /** Its receipts prove something else. */
        FORGES_RECEIPTS,
        /** Gives no receipts. */
        GIVES_NO_RECEIPTS,
        /** Tells a ticket that somebody else has. */
        TELLS_ANOTHER_TICKET,
        /** Its own checker finds every product unfair. */
        SAYS_UNFAIR,
        /** Its own checker finds what is wrong with it. */
        ADMITS_IT,
        /** A process waits for an answer for good. */
        HAS_A_STUCK_SAGA,
        /** What follows from a release or a leave is done later, a little at each look at its processes. */
        WORKS_LATER,
        /** Goes away in mid-aftermath, in mid-answer, and comes back with everything it knew. */
        IS_RESTARTED_AFTERWARDS,
        /** A web server, but not a store. */
        IS_NO_STORE
    }

    static {
        // The JDK's server answers slowly without it.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int SOME_WANTS = 20;
    private static final int SOME_DELETIONS = 3;
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
    private final Deque<Runnable> later = new ArrayDeque<>();
    private int deletions;
    private boolean wasAway;
    private volatile HttpServer server;

    /** A product with its gate. */
    static final class Product {
        final JsonNode description;
        final FakeGate gate;
        final Map<String, FakeGate.Ticket> tickets = new HashMap<>();
        int looks;

        @Nullable
        Duration hold;

        private Product(JsonNode description, FakeGate gate) {
            this.description = description;
            this.gate = gate;
        }
    }

    /** A reader with a cart. */
    static final class User {
        final JsonNode description;
        final Map<String, Item> cart = new LinkedHashMap<>();
        int looks;

        private User(JsonNode description) {
            this.description = description;
        }
    }

    /** A copy in a cart, by its reservation. */
    private record Item(String product, Instant heldUntil, boolean fromLine) {}

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
            if (has(Flaw.IS_RESTARTED) || has(Flaw.IS_RESTARTED_AFTERWARDS)) {
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
            endHolds();
            reply = switch (exchange.getRequestMethod()) {
                case "POST" -> postOnce(path, text, exchange.getRequestHeaders().getFirst("Idempotency-Key"));
                case "PUT" -> put(path, JSON.readTree(text));
                case "DELETE" -> delete(path);
                default -> get(path, exchange.getRequestURI().getQuery());
            };
            goesAway = !wasAway
                    && ((has(Flaw.IS_RESTARTED) || has(Flaw.DIES)) && wants.get() >= SOME_WANTS
                            || has(Flaw.IS_RESTARTED_AFTERWARDS) && deletions >= SOME_DELETIONS);
            wasAway |= goesAway;
        }
        if (goesAway) {
            goAway();
            // The request is carried out, but its answer is lost.
            exchange.close();
            return;
        }
        if (reply.body() instanceof Export export) {
            send(export, exchange);
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

    /** Lines without a length, which can break off. */
    private record Export(List<String> lines, boolean breaksOff) {}

    private static void send(Export export, HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/x-ndjson");
        exchange.sendResponseHeaders(200, 0);
        byte[] body = (String.join("\n", export.lines()) + "\n").getBytes(StandardCharsets.UTF_8);
        exchange.getResponseBody().write(body, 0, export.breaksOff() ? body.length / 2 : body.length);
        exchange.getResponseBody().flush();
        if (export.breaksOff()) {
            throw new IOException("broken off");
        }
        exchange.close();
    }

    /** What is over by now. */
    private void endHolds() {
        if (has(Flaw.HOLDS_FOR_EVER)) {
            return;
        }
        Instant now = Instant.now();
        users.values()
                .forEach(user -> List.copyOf(user.cart.entrySet()).forEach(entry -> {
                    if (!entry.getValue().heldUntil().isAfter(now)) {
                        user.cart.remove(entry.getKey());
                        gate(entry.getValue().product()).release(entry.getKey(), "HOLD_EXPIRED");
                    }
                }));
    }

    private FakeGate gate(String product) {
        return Objects.requireNonNull(products.get(product)).gate;
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
            products.put(
                    id,
                    new Product(body, new FakeGate(id, flaws, (user, reservation) -> offer(id, user, reservation))));
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
            if (!has(Flaw.FORGETS_DELIVERIES) || received.gate.received() == 0) {
                received.gate.receive(body.path("quantity").asLong());
            }
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
        FakeGate.Ticket known = product.tickets.get(userId);
        if (known != null) {
            return waiting(productId, product, known);
        }
        String reservation = UUID.randomUUID().toString();
        FakeGate.Ticket ticket = product.gate.ask(userId, reservation);
        if (ticket != null) {
            product.tickets.put(userId, ticket);
            return has(Flaw.FORGETS_TO_NAME_THE_TICKET)
                    ? Reply.of(202, Map.of("status", "WAITING"))
                    : waiting(productId, product, ticket);
        }
        if (!product.gate.holds(reservation)) {
            return Reply.problem(409, "sold out");
        }
        Duration hold = product.hold == null ? Duration.ofMinutes(15) : product.hold;
        Instant heldUntil = Instant.now().plus(has(Flaw.HOLDS_FOR_NO_TIME) ? Duration.ofMinutes(-1) : hold);
        if (!has(Flaw.FORGETS_THE_CART)) {
            user.cart.put(
                    reservation, new Item(productId, has(Flaw.ENDS_HOLDS_EARLY) ? Instant.EPOCH : heldUntil, false));
        }
        return Reply.of(201, Map.of("status", "IN_CART", "heldUntil", heldUntil.toString()));
    }

    private Reply waiting(String productId, Product product, FakeGate.Ticket ticket) {
        long told = has(Flaw.TELLS_ANOTHER_TICKET) && ticket.number() > 1 ? ticket.number() - 1 : ticket.number();
        Map<String, Object> answer =
                new HashMap<>(Map.of("status", "WAITING", "ticket", told, "position", ticket.position()));
        if (!has(Flaw.GIVES_NO_RECEIPTS)) {
            answer.put(
                    "receipt",
                    Map.of(
                            "productId",
                            productId,
                            "ticket",
                            ticket.number(),
                            "position",
                            ticket.position(),
                            "sequence",
                            ticket.sequence(),
                            "hash",
                            has(Flaw.FORGES_RECEIPTS) ? "f".repeat(64) : ticket.hash()));
        }
        return Reply.of(202, answer);
    }

    /** Offers last a day. */
    private void offer(String product, String user, String reservation) {
        Objects.requireNonNull(users.get(user))
                .cart
                .put(reservation, new Item(product, Instant.now().plus(Duration.ofDays(1)), true));
    }

    private Reply put(String path, JsonNode body) {
        String[] parts = path.split("/");
        Product product = products.get(parts[3]);
        if (product == null || !path.endsWith("/sale-terms")) {
            return Reply.problem(404, "there is no " + path);
        }
        if (has(Flaw.REFUSES_TERMS)
                || !body.path("offer").isNull()
                || !body.path("linePolicy").asString().equals("HOLD")) {
            return Reply.problem(400, "no such terms");
        }
        product.hold = Duration.parse(body.path("hold").asString());
        product.gate.holdFor(body.path("hold").asString());
        return Reply.of(200, body);
    }

    private Reply delete(String path) {
        if (has(Flaw.LAGS) && turnedAway.add(path)) {
            return Reply.problem(404, "not shown yet");
        }
        deletions++;
        String[] parts = path.split("/");
        if (path.matches("/api/users/[^/]+/cart/items/[^/]+")) {
            return removeItem(Objects.requireNonNull(users.get(parts[3])), parts[6]);
        }
        if (path.matches("/api/products/[^/]+/waitlist/[^/]+")) {
            return leave(parts[5], parts[3], Objects.requireNonNull(products.get(parts[3])));
        }
        return Reply.problem(404, "there is no " + path);
    }

    private Reply removeItem(User user, String product) {
        List<String> reservations = reservations(user, product, false);
        if (reservations.isEmpty()) {
            return Reply.problem(404, "the cart does not hold it");
        }
        reservations.forEach(user.cart::remove);
        if (!has(Flaw.FORGETS_TO_RELEASE)) {
            afterwards(
                    () -> reservations.forEach(reservation -> gate(product).release(reservation, "REMOVED_FROM_CART")));
        }
        return Reply.of(204, Map.of());
    }

    private Reply leave(String userId, String productId, Product product) {
        if (product.tickets.remove(userId) == null) {
            return Reply.problem(404, "not in line");
        }
        if (has(Flaw.FORGETS_WHO_LEFT)) {
            return Reply.of(204, Map.of());
        }
        afterwards(() -> {
            if (!product.gate.leave(userId)) {
                User user = Objects.requireNonNull(users.get(userId));
                List<String> offered = reservations(user, productId, true);
                offered.forEach(user.cart::remove);
                offered.forEach(reservation -> product.gate.release(reservation, "TICKET_FORFEITED"));
            }
            if (has(Flaw.PUTS_READERS_OUT)) {
                product.tickets.keySet().stream().anyMatch(product.gate::leave);
            }
        });
        return Reply.of(204, Map.of());
    }

    private static List<String> reservations(User user, String product, boolean fromLine) {
        return user.cart.entrySet().stream()
                .filter(entry -> entry.getValue().product().equals(product))
                .filter(entry -> entry.getValue().fromLine() == fromLine)
                .map(Map.Entry::getKey)
                .toList();
    }

    private void afterwards(Runnable work) {
        if (has(Flaw.WORKS_LATER)) {
            later.add(work);
        } else {
            work.run();
        }
    }

    private Reply get(String path, @Nullable String query) {
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
        if (path.equals("/api/ops/sagas") && "resting=false&limit=1".equals(query)) {
            return sagas();
        }
        if (path.endsWith("/fairness")) {
            return fairness(gate(parts[4]));
        }
        if (path.equals("/api/audit/events") && query != null && query.startsWith("stream=stock-")) {
            return events(query.substring("stream=stock-".length()));
        }
        return Reply.problem(404, "there is no " + path);
    }

    private Reply sagas() {
        for (int i = 0; i < 3 && !later.isEmpty(); i++) {
            later.remove().run();
        }
        return Reply.of(200, Map.of("items", List.of(), "total", has(Flaw.HAS_A_STUCK_SAGA) ? 1 : later.size()));
    }

    private Reply fairness(FakeGate gate) {
        boolean fair = !has(Flaw.SAYS_UNFAIR) && !(has(Flaw.ADMITS_IT) && gate.hasMisbehaved());
        Map<String, Object> check = Map.of(
                "name",
                "tickets-in-order",
                "holds",
                fair,
                "explanation",
                fair ? "fine" : "not fine",
                "events",
                List.of());
        return Reply.of(200, Map.of("fair", fair, "upTo", gate.events().size() - 1, "checks", List.of(check)));
    }

    private Reply events(String product) {
        List<FakeGate.StoredEvent> events = new ArrayList<>(gate(product).events());
        if (has(Flaw.DROPS_AN_EVENT)) {
            events.remove(1);
        }
        if (has(Flaw.DROPS_THE_LAST_EVENT)) {
            events.remove(events.size() - 1);
        }
        if (has(Flaw.EDITS_AN_EVENT)) {
            FakeGate.StoredEvent second = events.get(1);
            Map<String, @Nullable Object> edited = new LinkedHashMap<>(second.payload());
            edited.put("askedAt", "2001-01-01T00:00:00Z");
            events.set(1, new FakeGate.StoredEvent(second.sequence(), second.type(), edited));
        }
        List<String> lines = events.stream()
                .map(event -> JSON.writeValueAsString(Map.of(
                        "id",
                        UUID.randomUUID().toString(),
                        "stream",
                        "stock-" + product,
                        "sequence",
                        event.sequence(),
                        "type",
                        event.type(),
                        "revision",
                        "1",
                        "at",
                        Instant.EPOCH.toString(),
                        "payload",
                        event.payload())))
                .toList();
        return Reply.of(200, new Export(lines, has(Flaw.BREAKS_OFF) && turnedAway.add("events of " + product)));
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
        long onHand = has(Flaw.LOSES_STOCK) ? product.gate.received() - 1 : product.gate.received();
        long reserved = behind ? 0 : product.gate.reserved();
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
                        product.gate.waiting(),
                        "linePaused",
                        false));
    }

    private Reply cart(@Nullable User user) {
        if (user == null) {
            return Reply.problem(404, "no such reader");
        }
        List<Object> items = new ArrayList<>();
        if (has(Flaw.FILLS_CARTS)) {
            items.add(Map.of("productId", UUID.randomUUID().toString(), "quantity", 1));
        }
        if (!has(Flaw.LAGS) || user.looks++ >= LOOKS_BEHIND) {
            user.cart.values().forEach(item -> items.add(Map.of("productId", item.product(), "quantity", 1)));
        }
        return Reply.of(200, Map.of("items", items));
    }
}
