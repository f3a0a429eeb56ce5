package io.longbox.traffic;

import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The store's HTTP API: the catalogue, the gate, carts and the proof. */
final class Store {

    private static final Duration FIRST_POLL = Duration.ofMillis(100);
    private static final Duration SLOWEST_POLL = Duration.ofSeconds(1);

    private final StoreClient client;
    private final String run;
    private final Duration patience;

    /**
     * @param run names this run: keys and addresses made under it never meet those of another run
     * @param patience how long to wait for a request that the store left pending
     */
    Store(StoreClient client, String run, Duration patience) {
        this.client = client;
        this.run = run;
        this.patience = patience;
    }

    /**
     * @throws UnusableInput if nobody answers, or it is not a store
     */
    void probe() {
        Answer answer = client.probe("/api/products");
        if (answer.status() != 200) {
            throw new UnusableInput(
                    "the address does not answer as a store does: GET /api/products gives " + answer.inWords());
        }
    }

    /** Puts a product into the catalogue; answers its id. */
    String create(Title title, BigDecimal price) throws NoAnswer {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("kind", "COMIC");
        body.put("title", title.title());
        body.put("authors", title.authors());
        body.put("publisher", null);
        body.put("year", title.year());
        body.put("isbn", title.isbn());
        body.put("language", title.language());
        body.put("description", null);
        body.put("price", Map.of("amount", price.toPlainString(), "currency", "EUR"));
        return createdId(client.post("/api/products", body, key("product/" + title.product())));
    }

    /**
     * @param product the product's number in the catalogue file
     * @param id its id in the store
     */
    void receive(long product, String id, long copies) throws NoAnswer {
        deliver(id, copies, key("receipt/" + product));
    }

    /** Delivers further copies, once in a run. */
    void restock(long product, String id, long copies) throws NoAnswer {
        deliver(id, copies, key("restock/" + product));
    }

    private void deliver(String id, long copies, String key) throws NoAnswer {
        Answer answer = client.post("/api/products/" + id + "/stock/receipts", Map.of("quantity", copies), key);
        if (answer.status() != 201) {
            throw new NoAnswer(answer.inWords());
        }
    }

    /** Has a product's copies held for walk-ins for so long, and for the line as long as the store holds them. */
    void holdFor(String product, Duration hold) throws NoAnswer {
        Map<String, @Nullable Object> terms = new LinkedHashMap<>();
        terms.put("hold", hold.toString());
        terms.put("offer", null);
        terms.put("linePolicy", "HOLD");
        found(client.put("/api/products/" + product + "/sale-terms", terms));
    }

    /** Registers a reader; answers the id. */
    String register(long reader) throws NoAnswer {
        Map<String, String> body =
                Map.of("name", "Reader " + reader, "email", "reader-" + reader + "." + run + "@traffic.example");
        return createdId(client.post("/api/users", body, key("reader/" + reader)));
    }

    /**
     * Asks for one copy, or else a place in line.
     *
     * @param want the want's place in the run, which names the request
     */
    Outcome want(int want, String user, String product) {
        return ask("want/" + want, user, product, 1, true);
    }

    /**
     * Asks for copies.
     *
     * @param request names the request within the run
     * @param wait whether to wait in line if there are not enough
     */
    Outcome ask(String request, String user, String product, int quantity, boolean wait) {
        Map<String, Object> body =
                Map.of("productId", product, "quantity", quantity, "onShortage", wait ? "WAIT" : "REJECT");
        try {
            Answer answer = client.post("/api/users/" + user + "/cart/items", body, key(request));
            return switch (answer.status()) {
                case 201 -> inCart(answer.body());
                case 202 -> {
                    JsonNode accepted = answer.body();
                    yield status(accepted).equals("PENDING") ? poll(answer) : decided(accepted);
                }
                case 409 -> new Outcome.Rejected(reason(answer.body()));
                default -> new Outcome.Failed(answer.inWords(), answer.status() >= 500);
            };
        } catch (NoAnswer failed) {
            return new Outcome.Failed(String.valueOf(failed.getMessage()), true);
        }
    }

    private Outcome poll(Answer accepted) throws NoAnswer {
        String location = accepted.header("Location")
                .orElseThrow(() -> new NoAnswer("HTTP 202 with a pending request, but no Location"));
        String path = pathOf(location);
        long end = System.nanoTime() + patience.toNanos();
        Duration pause = FIRST_POLL;
        while (System.nanoTime() < end) {
            StoreClient.rest(pause);
            pause = slower(pause);
            Answer answer = client.get(path);
            // The request's view may not have it yet.
            if (answer.status() == 404) {
                continue;
            }
            if (answer.status() != 200) {
                throw new NoAnswer("asked for a pending request: " + answer.inWords());
            }
            JsonNode request = answer.body();
            if (!status(request).equals("PENDING")) {
                return decided(request);
            }
        }
        throw new NoAnswer("still pending after " + patience.toSeconds() + " s");
    }

    private static Duration slower(Duration pause) {
        Duration slower = pause.multipliedBy(2);
        return slower.compareTo(SLOWEST_POLL) > 0 ? SLOWEST_POLL : slower;
    }

    /** The store may be known to itself by another name than the one it is reached by: only the path counts. */
    private static String pathOf(String location) throws NoAnswer {
        try {
            URI uri = new URI(location);
            String path = uri.getRawPath();
            if (path != null && path.startsWith("/")) {
                return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
            }
        } catch (URISyntaxException notAnAddress) {
            // Answered below, as any other address that leads nowhere is.
        }
        throw new NoAnswer("a Location that is not an address");
    }

    private static Outcome decided(JsonNode request) throws NoAnswer {
        return switch (status(request)) {
            case "IN_CART" -> inCart(request);
            case "WAITING" -> new Outcome.Waiting(count(request, "ticket"), receipt(request));
            case "REJECTED" -> new Outcome.Rejected(reason(request));
            default -> throw new NoAnswer("a request without a known status");
        };
    }

    private static Outcome inCart(JsonNode answer) throws NoAnswer {
        if (!status(answer).isEmpty() && !status(answer).equals("IN_CART")) {
            throw new NoAnswer("HTTP 201 for a request that is " + status(answer));
        }
        return new Outcome.InCart(time(answer.path("heldUntil").asString("")));
    }

    private static @Nullable Receipt receipt(JsonNode request) throws NoAnswer {
        JsonNode receipt = request.path("receipt");
        try {
            return receipt.isObject() ? Receipt.of(receipt) : null;
        } catch (Malformed broken) {
            throw new NoAnswer("a receipt that is none: " + broken.getMessage());
        }
    }

    private static @Nullable Instant time(String text) {
        try {
            return text.isEmpty() ? null : Instant.parse(text);
        } catch (DateTimeParseException notATime) {
            return null;
        }
    }

    private static String status(JsonNode request) {
        return request.path("status").isString() ? request.path("status").asString() : "";
    }

    private static String reason(JsonNode refusal) {
        for (String field : new String[] {"reason", "detail", "title"}) {
            String reason = refusal.path(field).asString("");
            if (!reason.isBlank()) {
                return reason;
            }
        }
        return "no reason given";
    }

    Stock stock(String product) throws NoAnswer {
        JsonNode stock = found(client.get("/api/products/" + product + "/stock"));
        return new Stock(
                count(stock, "onHand"),
                count(stock, "reserved"),
                count(stock, "available"),
                count(stock, "sold"),
                count(stock, "waiting"));
    }

    /**
     * Gives up what a reader's cart holds of a product.
     *
     * @param mayBeGone whether the hold may be over by now
     * @return whether it was given up; if not, it was gone before
     */
    boolean release(String user, String product, BooleanSupplier mayBeGone) throws NoAnswer {
        return remove("/api/users/" + user + "/cart/items/" + product, mayBeGone);
    }

    /** Takes a reader out of a product's line. */
    void leave(String user, String product) throws NoAnswer {
        remove("/api/products/" + product + "/waitlist/" + user, () -> false);
    }

    /** What is not there may have been removed by an earlier sending, may be over, or may not be shown yet. */
    private boolean remove(String path, BooleanSupplier mayBeGone) throws NoAnswer {
        long end = System.nanoTime() + patience.toNanos();
        Duration pause = FIRST_POLL;
        while (true) {
            Answer answer = client.delete(path);
            if (answer.status() == 204 || answer.status() == 200 || answer.status() == 404 && answer.isRepeated()) {
                return true;
            }
            if (answer.status() != 404) {
                throw new NoAnswer(answer.inWords());
            }
            if (mayBeGone.getAsBoolean()) {
                return false;
            }
            if (System.nanoTime() + pause.toNanos() > end) {
                throw new NoAnswer(answer.inWords());
            }
            StoreClient.rest(pause);
            pause = slower(pause);
        }
    }

    /** How many processes of the store wait for an answer from another part of it. */
    long sagasUnderWay() throws NoAnswer {
        return count(found(client.get("/api/ops/sagas?resting=false&limit=1")), "total");
    }

    /** What the store's own checker says of a product. */
    Fairness fairness(String product) throws NoAnswer {
        JsonNode report = found(client.get("/api/audit/products/" + product + "/fairness"));
        JsonNode checks = report.path("checks");
        if (!report.path("fair").isBoolean() || !checks.isArray()) {
            throw new NoAnswer("a fairness report that does not say whether it is fair");
        }
        Map<String, String> broken = new LinkedHashMap<>();
        for (JsonNode check : checks) {
            if (!check.path("holds").asBoolean(false)) {
                broken.put(
                        check.path("name").asString(""),
                        check.path("explanation").asString(""));
            }
        }
        return new Fairness(report.path("fair").asBoolean(), count(report, "upTo"), broken);
    }

    /** Goes through the events of a product's stock from the first one on. */
    Trail trail(String product) throws NoAnswer {
        try {
            return client.read(
                    "/api/audit/events?stream=stock-" + product,
                    "application/x-ndjson",
                    events -> Trail.follow(product, events));
        } catch (Malformed notAsAgreed) {
            throw new NoAnswer("events that are not as agreed: " + notAsAgreed.getMessage());
        }
    }

    /** How many copies of which product, by its id, are in a reader's cart. */
    Map<String, Long> cart(String user) throws NoAnswer {
        JsonNode items = found(client.get("/api/users/" + user + "/cart")).path("items");
        if (!items.isArray()) {
            throw new NoAnswer("a cart without items");
        }
        Map<String, Long> copies = new HashMap<>();
        for (JsonNode item : items) {
            JsonNode product = item.path("productId");
            if (!product.isString()) {
                throw new NoAnswer("an item in a cart without a product");
            }
            copies.merge(product.asString(), count(item, "quantity"), Long::sum);
        }
        return copies;
    }

    static long count(JsonNode body, String field) throws NoAnswer {
        JsonNode value = body.path(field);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw new NoAnswer("an answer in which " + field + " is not a whole number");
        }
        return value.asLong();
    }

    static JsonNode found(Answer answer) throws NoAnswer {
        if (answer.status() != 200) {
            throw new NoAnswer(answer.inWords());
        }
        return answer.body();
    }

    static String createdId(Answer answer) throws NoAnswer {
        if (answer.status() != 201) {
            throw new NoAnswer(answer.inWords());
        }
        JsonNode id = answer.body().path("id");
        if (!id.isString() || !id.asString().matches("[\\w-]{1,100}")) {
            throw new NoAnswer("HTTP 201 without an id");
        }
        return id.asString();
    }

    /** A key that is the same for every repeat of a request, and different for every request and run. */
    String key(String request) {
        return UUID.nameUUIDFromBytes((run + "/" + request).getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
