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
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The store's HTTP API, as far as a drop needs it. */
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
        Answer answer = client.post(
                "/api/products/" + id + "/stock/receipts", Map.of("quantity", copies), key("receipt/" + product));
        if (answer.status() != 201) {
            throw new NoAnswer(answer.inWords());
        }
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
        Map<String, Object> body = Map.of("productId", product, "quantity", 1, "onShortage", "WAIT");
        try {
            Answer answer = client.post("/api/users/" + user + "/cart/items", body, key("want/" + want));
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
            Duration slower = pause.multipliedBy(2);
            pause = slower.compareTo(SLOWEST_POLL) > 0 ? SLOWEST_POLL : slower;
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
            case "WAITING" -> new Outcome.Waiting(count(request, "ticket"));
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
                count(stock, "onHand"), count(stock, "reserved"), count(stock, "available"), count(stock, "sold"));
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

    private static long count(JsonNode body, String field) throws NoAnswer {
        JsonNode value = body.path(field);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw new NoAnswer("an answer in which " + field + " is not a whole number");
        }
        return value.asLong();
    }

    private static JsonNode found(Answer answer) throws NoAnswer {
        if (answer.status() != 200) {
            throw new NoAnswer(answer.inWords());
        }
        return answer.body();
    }

    private static String createdId(Answer answer) throws NoAnswer {
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
    private String key(String request) {
        return UUID.nameUUIDFromBytes((run + "/" + request).getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
