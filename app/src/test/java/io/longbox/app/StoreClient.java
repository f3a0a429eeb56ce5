package io.longbox.app;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A store under test, spoken to over HTTP alone. */
final class StoreClient {

    private final int port;

    StoreClient(int port) {
        this.port = port;
    }

    RequestSpecification request() {
        return given().baseUri("http://127.0.0.1").port(port).contentType(ContentType.JSON);
    }

    Response get(String path) {
        return request().get(path);
    }

    Response post(String path, Object body) {
        return request().body(body).post(path);
    }

    Response post(String path, Object body, String idempotencyKey) {
        return request().header("Idempotency-Key", idempotencyKey).body(body).post(path);
    }

    Response delete(String path) {
        return request().delete(path);
    }

    String reader() {
        String mail = "reader-" + UUID.randomUUID() + "@test.example";
        return post("/api/users", Map.of("name", "A Reader", "email", mail))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** A product with so many copies. */
    String product(int copies) {
        String id = post(
                        "/api/products",
                        Map.of(
                                "kind",
                                "COMIC",
                                "title",
                                "A Comic",
                                "authors",
                                new String[] {"An Author"},
                                "price",
                                Map.of("amount", "12.99", "currency", "EUR")))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        if (copies > 0) {
            post("/api/products/" + id + "/stock/receipts", Map.of("quantity", copies))
                    .then()
                    .statusCode(201);
        }
        return id;
    }

    Response add(String reader, String product, int quantity, String onShortage) {
        return post(
                "/api/users/" + reader + "/cart/items",
                Map.of("productId", product, "quantity", quantity, "onShortage", onShortage));
    }

    int stock(String product, String figure) {
        return get("/api/products/" + product + "/stock")
                .then()
                .statusCode(200)
                .extract()
                .path(figure);
    }

    int copiesInCart(String reader) {
        return get("/api/users/" + reader + "/cart")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.quantity", Integer.class)
                .stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    /** How the product is sold from now on; a duration that is null is the store's own. */
    void terms(String product, @Nullable String hold, @Nullable String offer, String linePolicy) {
        Map<String, Object> terms = new HashMap<>();
        terms.put("hold", hold);
        terms.put("offer", offer);
        terms.put("linePolicy", linePolicy);
        request()
                .body(terms)
                .put("/api/products/" + product + "/sale-terms")
                .then()
                .statusCode(200);
    }

    void receive(String product, int copies) {
        post("/api/products/" + product + "/stock/receipts", Map.of("quantity", copies))
                .then()
                .statusCode(201);
    }

    /** Asks for a copy of what is sold out, and answers the receipt. */
    Map<String, Object> join(String reader, String product, int quantity) {
        return add(reader, product, quantity, "WAIT")
                .then()
                .statusCode(202)
                .body("status", equalTo("WAITING"))
                .extract()
                .path("receipt");
    }

    /** A detail of a reader's latest place in a product's line. */
    <T> T place(String reader, String product, String detail) {
        return get("/api/products/" + product + "/waitlist/" + reader)
                .then()
                .statusCode(200)
                .extract()
                .path(detail);
    }

    List<String> told(String reader) {
        return get("/api/users/" + reader + "/notifications")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.kind", String.class);
    }

    /** A way to send orders that costs 4.90. */
    String shippingMethod() {
        return post(
                        "/api/shipping-methods",
                        Map.of("name", "Standard", "price", Map.of("amount", "4.90", "currency", "EUR")))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** Buys what is in the cart. */
    Response checkOut(String reader, String method, String card, int points, String key) {
        Map<String, Object> checkout = new HashMap<>();
        checkout.put("shippingMethod", method);
        checkout.put(
                "address",
                Map.of("recipient", "A Reader", "street", "1 Any Street", "city", "Anytown", "country", "DE"));
        checkout.put("card", Map.of("number", card, "expiry", "12/39", "code", "123"));
        checkout.put("points", points);
        return post("/api/users/" + reader + "/checkout", checkout, key);
    }

    <T> T order(String order, String detail) {
        return get("/api/orders/" + order).then().statusCode(200).extract().path(detail);
    }

    boolean isFair(String product) {
        return get("/api/audit/products/" + product + "/fairness")
                .then()
                .statusCode(200)
                .extract()
                .path("fair");
    }
}
