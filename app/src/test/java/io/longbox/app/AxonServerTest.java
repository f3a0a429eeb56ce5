package io.longbox.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.longbox.api.Money;
import io.longbox.api.catalog.ProductDetails;
import io.longbox.api.catalog.ProductId;
import io.longbox.api.catalog.ProductUpdated;
import io.restassured.response.Response;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The store whose events, commands and queries go through a real Axon Server. Its jar is nobody's to give away but its
 * vendor's: the environment variable {@value #JAR} names one, and without it these tests are skipped.
 */
class AxonServerTest {

    private static final String JAR = "AXONSERVER_JAR";
    private static final Duration SOON = Duration.ofSeconds(60);
    /** Event processors look again at growing intervals while Axon Server is away, at most a minute apart. */
    private static final Duration RECOVERS_WITHIN = Duration.ofSeconds(180);

    @TempDir
    private static Path folder;

    private static AxonServer server;
    private static ConfigurableApplicationContext application;
    private static StoreClient store;

    @BeforeAll
    static void start() throws IOException {
        String jar = System.getenv(JAR);
        boolean named = jar != null && !jar.isBlank();
        String skipped = "AxonServerTest is skipped: " + JAR + " does not name the jar of an Axon Server";
        if (!named) {
            System.err.println(skipped);
        }
        assumeTrue(named, skipped);
        assertThat(Path.of(jar)).as(JAR).isRegularFile();

        server = new AxonServer(Path.of(jar), Files.createDirectory(folder.resolve("axonserver")));
        server.start();
        application = new SpringApplicationBuilder(LongboxApplication.class)
                .profiles("test", "axonserver")
                .run(
                        "--server.port=0",
                        "--axon.axonserver.servers=" + server.address(),
                        "--longbox.data-dir=" + folder.resolve("store"));
        store = new StoreClient(application.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
    }

    @AfterAll
    static void stop() {
        if (application != null) {
            application.close();
        }
        if (server != null) {
            server.stop();
        }
    }

    private static Map<String, Object> comic(String title) {
        return Map.of("kind", "COMIC", "title", title, "price", Map.of("amount", "9.50", "currency", "EUR"));
    }

    private static Map<String, Object> points(String operation, long amount) {
        return Map.of("operation", operation, "amount", amount, "reason", "a test");
    }

    @Test
    void health_names_axon_server() {
        store.get("/actuator/health").then().statusCode(200).body("components.axonServer.status", equalTo("UP"));
    }

    @Test
    void an_address_that_somebody_has_is_refused_with_the_field_that_is_at_fault() {
        Map<String, String> reader = Map.of("name", "A Reader", "email", UUID.randomUUID() + "@test.example");
        store.post("/api/users", reader).then().statusCode(201);
        store.post("/api/users", reader).then().statusCode(409).body("errors[0].field", equalTo("email"));
    }

    @Test
    void more_points_than_there_are_cannot_be_deducted() {
        String user = store.reader();
        store.post("/api/users/" + user + "/points", points("ADD", 5))
                .then()
                .statusCode(201)
                .body("balance", equalTo(5));
        store.post("/api/users/" + user + "/points", points("DEDUCT", 6))
                .then()
                .statusCode(409)
                .body("errors[0].field", equalTo("amount"));
        store.get("/api/users/" + user + "/points").then().statusCode(200).body("balance", equalTo(5));
    }

    @Test
    void an_edit_of_an_older_version_is_refused() {
        String path = "/api/products/" + store.product(0);
        String read = store.get(path).then().statusCode(200).extract().header("ETag");
        edit(path, read, "The first to edit").then().statusCode(200);
        edit(path, read, "The second to edit").then().statusCode(412);
        store.get(path).then().body("title", equalTo("The first to edit"));
    }

    private static Response edit(String path, String ifMatch, String title) {
        return store.request().header("If-Match", ifMatch).body(comic(title)).put(path);
    }

    @Test
    void what_does_not_exist_is_not_found() {
        String nobody = UUID.randomUUID().toString();
        store.get("/api/users/" + nobody).then().statusCode(404);
        store.post("/api/users/" + nobody + "/points", points("ADD", 1)).then().statusCode(404);
        store.post("/api/products/" + nobody + "/stock/receipts", Map.of("quantity", 1))
                .then()
                .statusCode(404);
        store.add(nobody, nobody, 1, "REJECT").then().statusCode(404);
        store.delete("/api/products/" + nobody).then().statusCode(404);
    }

    @Test
    void a_suspended_reader_asks_for_nothing() {
        String user = store.reader();
        store.post("/api/users/" + user + "/suspension", Map.of("reason", "a test"))
                .then()
                .statusCode(200);
        store.add(user, store.product(1), 1, "REJECT").then().statusCode(409);
    }

    @Test
    void a_withdrawn_product_leaves_the_carts_and_is_not_sold_any_more() {
        String product = store.product(2);
        String user = store.reader();
        store.add(user, product, 1, "REJECT").then().statusCode(201);

        store.delete("/api/products/" + product).then().statusCode(204);

        store.add(store.reader(), product, 1, "WAIT").then().statusCode(409);
        await().atMost(SOON).until(() -> store.copiesInCart(user), equalTo(0));
        await().atMost(SOON).until(() -> store.stock(product, "reserved"), equalTo(0));
    }

    @Test
    void of_twenty_readers_who_want_one_of_three_copies_at_once_three_have_it_and_seventeen_stand_in_line()
            throws Exception {
        String product = store.product(3);
        List<String> readers = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            readers.add(store.reader());
        }
        ExecutorService threads = Executors.newFixedThreadPool(readers.size());
        List<Response> answers = new ArrayList<>();
        try {
            List<Future<Response>> asking = readers.stream()
                    .map(reader -> threads.submit(() -> store.add(reader, product, 1, "WAIT")))
                    .toList();
            for (Future<Response> answer : asking) {
                answers.add(settled(answer.get(SOON.toSeconds(), TimeUnit.SECONDS)));
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(answers.stream().filter(answer -> "IN_CART".equals(answer.path("status"))))
                .hasSize(3);
        assertThat(answers.stream()
                        .filter(answer -> "WAITING".equals(answer.path("status")))
                        .map(answer -> answer.jsonPath().getLong("ticket")))
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(1, 17).boxed().toList());
        await().atMost(SOON).until(() -> store.stock(product, "waiting"), equalTo(17));
        assertThat(store.stock(product, "reserved")).isEqualTo(3);
        assertThat(store.stock(product, "available")).isZero();
        await().atMost(SOON)
                .until(() -> readers.stream().mapToInt(store::copiesInCart).sum(), equalTo(3));
        store.add(store.reader(), product, 1, "REJECT").then().statusCode(409).body("reason", equalTo("SOLD_OUT"));
    }

    @Test
    void what_is_given_up_goes_down_the_line_and_the_events_prove_it() {
        String product = store.product(1);
        String owner = store.reader();
        String first = store.reader();
        String second = store.reader();
        store.add(owner, product, 1, "REJECT").then().statusCode(201);
        store.join(first, product, 1);
        store.join(second, product, 1);
        store.delete("/api/users/" + owner + "/cart/items/" + product).then().statusCode(204);
        await().atMost(SOON).until(() -> store.copiesInCart(first), equalTo(1));
        store.delete("/api/products/" + product + "/waitlist/" + first).then().statusCode(204);
        await().atMost(SOON).until(() -> store.copiesInCart(second), equalTo(1));
        await().atMost(SOON).until(() -> store.told(second), hasItem("YOUR_TURN"));
        assertThat(store.copiesInCart(first)).isZero();
        assertThat(store.isFair(product)).isTrue();
        String events = store.request()
                .accept("application/x-ndjson")
                .get("/api/audit/events?stream=stock-" + product)
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(events.lines()).hasSizeGreaterThan(5).allMatch(line -> line.startsWith("{"));
    }

    @Test
    void a_cart_is_bought_sent_and_sent_back() {
        String product = store.product(2);
        String reader = store.reader();
        String method = store.shippingMethod();
        store.add(reader, product, 2, "REJECT").then().statusCode(201);
        Response answer = store.checkOut(
                reader, method, "4242424242424242", 0, UUID.randomUUID().toString());
        assertThat(answer.statusCode()).isIn(201, 202);
        String order = answer.path("id");
        awaitOrder(order, "PAID");
        String parcel = await().atMost(SOON)
                .until(
                        () -> store.post("/api/orders/" + order + "/shipments", Map.of("carrier", "Night Mail")),
                        sent -> sent.statusCode() == 201 || sent.statusCode() == 202)
                .path("id");
        await().atMost(SOON)
                .until(
                        () -> store.post(
                                        "/api/shipments/" + parcel + "/status",
                                        Map.of("status", "DELIVERED", "trackingNumber", "NM 1"))
                                .statusCode(),
                        equalTo(200));
        awaitOrder(order, "DELIVERED");
        String sentBack = store.post(
                        "/api/orders/" + order + "/returns",
                        Map.of("items", List.of(Map.of("productId", product, "quantity", 1))))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        store.post("/api/orders/" + order + "/returns/" + sentBack + "/accept", Map.of("restock", true))
                .then()
                .statusCode(200);
        await().atMost(SOON).until(() -> store.<String>order(order, "refunds[0].status"), equalTo("DONE"));
        assertThat(store.<String>order(order, "payment.refunded.amount")).isEqualTo("12.99");
        assertThat(store.stock(product, "available")).isEqualTo(1);

        store.add(reader, product, 1, "REJECT").then().statusCode(201);
        Response declined = store.checkOut(
                reader, method, "4000000000000002", 0, UUID.randomUUID().toString());
        assertThat(declined.statusCode()).isIn(402, 202);
        String other = declined.path(declined.statusCode() == 402 ? "orderId" : "id");
        awaitOrder(other, "CANCELLED");
        assertThat(store.copiesInCart(reader)).isEqualTo(1);
    }

    private static void awaitOrder(String order, String status) {
        await().atMost(SOON)
                .until(() -> store.get("/api/orders/" + order).then().extract().path("status"), equalTo(status));
    }

    /** The outcome; on a slow machine the answer itself may say that it is still to come. */
    private static Response settled(Response answer) {
        assertThat(answer.statusCode()).isIn(201, 202);
        String request = "/api/cart-requests/" + answer.path("id");
        return await().atMost(SOON)
                .until(
                        () -> "PENDING".equals(answer.path("status")) ? store.get(request) : answer,
                        now -> now.statusCode() < 300 && !"PENDING".equals(now.path("status")));
    }

    @Test
    void a_command_that_meets_another_writer_of_its_aggregate_runs_again_on_what_is_there_now() {
        String product = store.product(0);
        ProductDetails elsewhere = new ProductDetails(
                "Edited elsewhere",
                List.of(),
                null,
                null,
                null,
                null,
                null,
                Money.of(BigDecimal.TEN, Currency.getInstance("EUR")));
        // As another process would: this one keeps the product in memory, as it was before.
        application
                .getBean(EventStore.class)
                .publish(new GenericDomainEventMessage<>(
                        "Product", product, 1, new ProductUpdated(ProductId.of(product), elsewhere)));

        store.request()
                .body(comic("Edited here"))
                .put("/api/products/" + product)
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"");
    }

    @Test
    void without_axon_server_the_store_says_so_and_it_goes_on_when_axon_server_is_back() throws Exception {
        String product = store.product(2);
        String before = store.reader();
        try {
            server.kill();
            await().atMost(SOON)
                    .until(() -> store.get("/actuator/health").path("components.axonServer.status"), equalTo("DOWN"));

            store.get("/actuator/health").then().statusCode(503);
            store.get("/actuator/health/liveness").then().statusCode(200);
            isUnavailable(store.get("/api/users/" + before));
            isUnavailable(store.post("/api/products", comic("Not now")));
            isUnavailable(store.post("/api/users/" + before + "/points", points("ADD", 1)));
            isUnavailable(store.add(before, product, 1, "REJECT"));
        } finally {
            server.start();
        }

        await().atMost(RECOVERS_WITHIN)
                .until(() -> store.get("/actuator/health").statusCode(), equalTo(200));
        await().atMost(RECOVERS_WITHIN)
                .until(() -> store.get("/api/users/" + before).statusCode(), equalTo(200));
        String key = UUID.randomUUID().toString();
        Map<String, Object> wish = Map.of("productId", product, "quantity", 1);
        await().atMost(RECOVERS_WITHIN)
                .until(
                        () -> store.post("/api/users/" + before + "/cart/items", wish, key)
                                .statusCode(),
                        equalTo(201));
        await().atMost(RECOVERS_WITHIN).until(() -> store.copiesInCart(before), equalTo(1));
    }

    private static void isUnavailable(Response answer) {
        answer.then()
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", "1")
                .body("type", equalTo("/problems/unavailable"));
        assertThat(answer.timeIn(TimeUnit.SECONDS)).isLessThan(15);
    }
}
