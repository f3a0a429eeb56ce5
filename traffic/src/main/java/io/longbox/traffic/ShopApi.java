package io.longbox.traffic;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The store's HTTP API as readers, the shop's people and the reckoning need it. Every answer's time is taken. */
final class ShopApi {

    private static final int MOST = 200;

    private final StoreClient client;
    private final Store store;
    private final ShopTally tally;
    private final long late;

    /** A cart as a reader sees it, with the version to check out by. */
    record CartSeen(Map<String, Long> copies, @Nullable String etag) {}

    /**
     * What a checkout would cost, in cents.
     *
     * @param worth of the points
     */
    record Preview(long items, long discount, long shipping, long worth, long total, long due) {}

    /** A reader's account: what it stands at, and the sum of its entries. */
    record Ledger(long balance, long sum) {}

    /** A process of the store that waits for an answer. */
    record Saga(String process, String key, String step) {}

    /** One request. */
    @FunctionalInterface
    private interface Request<T> {
        T send() throws NoAnswer;
    }

    /**
     * @param late by how many nanoseconds it comes that these requests are sent
     */
    ShopApi(StoreClient client, Store store, ShopTally tally, long late) {
        this.client = client;
        this.store = store;
        this.tally = tally;
        this.late = late;
    }

    /** The same, for somebody who is late. */
    ShopApi late(long nanos) {
        return new ShopApi(client, store, tally, nanos);
    }

    /** Its view of the gate, the carts and the proof. */
    Store store() {
        return store;
    }

    private <T> T timed(boolean checkout, Request<T> request) throws NoAnswer {
        long sent = System.nanoTime();
        T answer = request.send();
        tally.answered(System.nanoTime() - sent + late, checkout);
        return answer;
    }

    private Answer get(String path) throws NoAnswer {
        return timed(false, () -> client.get(path));
    }

    private Answer post(String path, Object body, String request) throws NoAnswer {
        return timed(false, () -> client.post(path, body, store.key(request)));
    }

    // What the shop prepares

    /** A plan that takes something off, or null if the store knows no such plans. */
    @Nullable
    String createPlan(String name, long points, int percent) throws NoAnswer {
        Map<String, Object> body = Map.of(
                "name",
                name,
                "period",
                "YEARLY",
                "price",
                Map.of("points", points),
                "benefits",
                Map.of("discountPercent", percent));
        Answer answer = client.post("/api/plans", body, store.key("plan/" + percent));
        return answer.status() == 400 ? null : Store.createdId(answer);
    }

    void subscribe(String user, String plan) throws NoAnswer {
        Store.found(client.put("/api/users/" + user + "/subscription", Map.of("plan", plan)));
    }

    void grant(int reader, String user, long points) throws NoAnswer {
        Map<String, Object> body = Map.of("operation", "ADD", "amount", points, "reason", "for the shop run");
        Answer answer = client.post("/api/users/" + user + "/points", body, store.key("grant/" + reader));
        if (answer.status() != 201) {
            throw new NoAnswer(answer.inWords());
        }
    }

    ShippingWay createMethod(String name, long price, @Nullable Long freeFrom) throws NoAnswer {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("name", name);
        body.put("price", Euros.json(price));
        if (freeFrom != null) {
            body.put("freeFrom", Euros.json(freeFrom));
        }
        body.put("countries", List.of());
        body.put("days", Map.of("from", 1, "to", 3));
        Answer answer = client.post("/api/shipping-methods", body, store.key("method/" + name));
        return new ShippingWay(Store.createdId(answer), price, freeFrom);
    }

    // What readers do

    /** Looks at a page that must be there. */
    void look(String path) throws NoAnswer {
        Store.found(get(path));
    }

    void search(String words) throws NoAnswer {
        look("/api/products?limit=10&q=" + encoded(words));
    }

    Outcome ask(String request, String user, String product, int quantity, boolean wait) throws NoAnswer {
        return timed(false, () -> store.ask(request, user, product, quantity, wait));
    }

    void putBack(String user, String product) throws NoAnswer {
        timed(false, () -> store.release(user, product, () -> false));
    }

    CartSeen cart(String user) throws NoAnswer {
        Answer answer = get("/api/users/" + user + "/cart");
        Map<String, Long> copies = new TreeMap<>();
        JsonNode items = Store.found(answer).path("items");
        if (!items.isArray()) {
            throw new NoAnswer("a cart without items");
        }
        for (JsonNode item : items) {
            copies.merge(item.path("productId").asString(""), Store.count(item, "quantity"), Long::sum);
        }
        return new CartSeen(copies, answer.header("ETag").orElse(null));
    }

    /** What it would cost, or null if it could not be paid for with so many points. */
    @Nullable
    Preview preview(String user, String method, long points, String country) throws NoAnswer {
        Answer answer = get("/api/users/" + user + "/checkout?shippingMethod=" + encoded(method)
                + (points > 0 ? "&points=" + points : "") + "&country=" + country);
        if (points > 0 && (answer.status() == 400 || answer.status() == 409)) {
            return null;
        }
        JsonNode json = Store.found(answer);
        return new Preview(
                Euros.cents(json, "items"),
                Euros.centsOrNone(json, "discount"),
                Euros.centsOrNone(json, "shipping"),
                Euros.centsOrNone(json.path("points"), "worth"),
                Euros.cents(json, "total"),
                Euros.cents(json, "due"));
    }

    /** Checks out; the answer's time counts as a checkout's if it is an outcome. */
    Answer checkOut(String user, Map<String, Object> body, String request, @Nullable String etag) throws NoAnswer {
        long sent = System.nanoTime();
        Answer answer = client.post("/api/users/" + user + "/checkout", body, store.key(request), etag);
        tally.answered(System.nanoTime() - sent + late, answer.status() != 400 && answer.status() != 412);
        return answer;
    }

    /** An order, or null if the store does not show it yet, or shows no more of it than its status. */
    @Nullable
    OrderSeen order(String id) throws NoAnswer {
        Answer answer = get("/api/orders/" + id);
        if (answer.status() == 404) {
            return null;
        }
        JsonNode order = Store.found(answer);
        return order.path("items").isArray() ? OrderSeen.of(order) : null;
    }

    Answer cancel(String order, Map<String, Object> body, String request) throws NoAnswer {
        return post("/api/orders/" + order + "/cancel", body, request);
    }

    Answer sendBack(String order, Map<String, Object> body, String request) throws NoAnswer {
        return post("/api/orders/" + order + "/returns", body, request);
    }

    // What the shop does

    Answer ship(String order, Map<String, Object> body, String request) throws NoAnswer {
        return post("/api/orders/" + order + "/shipments", body, request);
    }

    Answer parcel(String shipment, Map<String, Object> body, String request) throws NoAnswer {
        return post("/api/shipments/" + shipment + "/status", body, request);
    }

    Answer accept(String order, String back, boolean restock, String request) throws NoAnswer {
        return post("/api/orders/" + order + "/returns/" + back + "/accept", Map.of("restock", restock), request);
    }

    Answer reject(String order, String back, String request) throws NoAnswer {
        return post(
                "/api/orders/" + order + "/returns/" + back + "/reject", Map.of("reason", "worn and torn"), request);
    }

    Answer refund(String order, long cents, String request) throws NoAnswer {
        Map<String, Object> body = Map.of("amount", Euros.json(cents), "reason", "for the trouble");
        return post("/api/orders/" + order + "/refunds", body, request);
    }

    // What the reckoning reads

    /** The ids of a reader's orders, as often as they are listed. */
    List<String> ordersOf(String user) throws NoAnswer {
        List<String> ids = new ArrayList<>();
        for (JsonNode item : all("/api/users/" + user + "/orders")) {
            ids.add(item.path("id").asString(""));
        }
        return ids;
    }

    Ledger ledger(String user) throws NoAnswer {
        String path = "/api/users/" + user + "/points";
        long balance = Store.count(Store.found(client.get(path + "?limit=1")), "balance");
        long sum = 0;
        for (JsonNode entry : all(path)) {
            sum += Store.count(entry, "change");
        }
        return new Ledger(balance, sum);
    }

    /** The figures in euros, by their keys. */
    Map<String, Revenue> revenue(String by) throws NoAnswer {
        Map<String, Revenue> figures = new TreeMap<>();
        for (JsonNode row : all("/api/revenue?by=" + by)) {
            if (row.path("captured").path("currency").asString("").equals(Euros.CURRENCY)) {
                figures.merge(row.path("key").asString(""), Revenue.of(row), Revenue::plus);
            }
        }
        return figures;
    }

    /** The processes that wait for an answer. */
    List<Saga> sagasUnderWay() throws NoAnswer {
        List<Saga> sagas = new ArrayList<>();
        for (JsonNode saga : all("/api/ops/sagas?resting=false")) {
            sagas.add(new Saga(
                    saga.path("process").asString(""),
                    saga.path("key").asString(""),
                    saga.path("step").asString("")));
        }
        return sagas;
    }

    private List<JsonNode> all(String path) throws NoAnswer {
        List<JsonNode> items = new ArrayList<>();
        String more = path + (path.contains("?") ? "&" : "?") + "limit=" + MOST;
        String next = "";
        do {
            JsonNode page = Store.found(client.get(next.isEmpty() ? more : more + "&cursor=" + encoded(next)));
            if (!page.path("items").isArray()) {
                throw new NoAnswer("a page without items");
            }
            page.path("items").forEach(items::add);
            next = page.path("next").asString("");
        } while (!next.isEmpty());
        return items;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
