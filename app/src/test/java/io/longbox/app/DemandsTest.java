package io.longbox.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.core.ConditionFactory;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;

/** What people asked of other systems, of holds and of lines: each test is named after who asked. */
@TestStore
@TestPropertySource(properties = "longbox.runtime.deadline-poll=100ms")
class DemandsTest {

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private EventProcessingConfiguration processors;

    private StoreClient store() {
        return new StoreClient(port);
    }

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(50));
    }

    /** A product whose copies are all in a cart: whose, is the answer. */
    private String soldOut(String product, int copies) {
        StoreClient store = store();
        String owner = store.reader();
        store.add(owner, product, copies, "REJECT").then().statusCode(201);
        return owner;
    }

    /** A reader who waits for a copy. */
    private String inLine(String product) {
        String reader = store().reader();
        store().join(reader, product, 1);
        return reader;
    }

    private void takeOut(String reader, String product) {
        store().delete("/api/users/" + reader + "/cart/items/" + product).then().statusCode(204);
    }

    private void awaitOffer(String reader, String product) {
        soon().until(() -> store().place(reader, product, "status"), equalTo("OFFERED"));
        soon().until(() -> store().copiesInCart(reader), equalTo(1));
    }

    @Test
    void dotnet_eShop_888_stock_is_set_aside_when_it_is_asked_for_and_not_when_it_is_paid() {
        StoreClient store = store();
        String product = store.product(1);
        soldOut(product, 1);
        assertThat(store.stock(product, "available")).isZero();
        store.add(store.reader(), product, 1, "REJECT").then().statusCode(409);
    }

    @Test
    void medusajs_medusa_16569_and_16502_concurrent_requests_never_reserve_more_than_there_is() throws Exception {
        StoreClient store = store();
        String product = store.product(5);
        List<Callable<Response>> requests = new ArrayList<>();
        for (int n = 0; n < 6; n++) {
            String reader = store.reader();
            requests.add(() -> store.add(reader, product, 2, "REJECT"));
            requests.add(() -> store.add(reader, product, 1, "REJECT"));
        }
        ExecutorService threads = Executors.newFixedThreadPool(12);
        try {
            for (Future<Response> answer : threads.invokeAll(requests)) {
                assertThat(answer.get().statusCode()).isIn(201, 409);
            }
        } finally {
            threads.shutdown();
        }
        assertThat(store.stock(product, "reserved")).isEqualTo(5);
        assertThat(store.isFair(product)).isTrue();
    }

    @Test
    void medusajs_medusa_12401_a_count_is_repaired_with_a_reason_and_the_line_gets_what_turns_up() {
        StoreClient store = store();
        String product = store.product(1);
        soldOut(product, 1);
        String reader = inLine(product);
        store.post("/api/products/" + product + "/stock/adjustments", Map.of("change", 1, "reason", "behind the shelf"))
                .then()
                .statusCode(201);
        awaitOffer(reader, product);
        assertThat(store.stock(product, "available")).isZero();
    }

    @Test
    void vendurehq_vendure_3509_an_offer_that_nobody_pays_for_ends_as_well_and_goes_on_to_the_next() {
        StoreClient store = store();
        String product = store.product(1);
        store.terms(product, null, "PT1S", "HOLD");
        String owner = soldOut(product, 1);
        String first = inLine(product);
        String second = inLine(product);
        takeOut(owner, product);
        soon().until(() -> store.place(first, product, "status"), equalTo("EXPIRED"));
        soon().until(() -> store.place(second, product, "status"), equalTo("EXPIRED"));
        soon().until(() -> store.stock(product, "available"), equalTo(1));
        soon().until(() -> store.told(first), hasItem("OFFER_ENDED"));
        assertThat(store.copiesInCart(first)).isZero();
        assertThat(store.isFair(product)).isTrue();
    }

    @Test
    void saleor_15246_beginning_to_pay_extends_the_hold_once() {
        StoreClient store = store();
        String product = store.product(1);
        store.terms(product, "PT20S", null, "HOLD");
        String reader = soldOut(product, 1);
        Instant before = heldUntil(reader);
        store.post("/api/users/" + reader + "/checkout/begin", Map.of()).then().statusCode(200);
        Instant extended = heldUntil(reader);
        assertThat(extended).isAfter(before.plus(Duration.ofMinutes(10)));
        store.post("/api/users/" + reader + "/checkout/begin", Map.of()).then().statusCode(200);
        assertThat(heldUntil(reader)).isEqualTo(extended);
    }

    private Instant heldUntil(String reader) {
        return Instant.parse(
                store().get("/api/users/" + reader + "/cart").then().extract().path("items[0].heldUntil"));
    }

    @Test
    void shopify_mobile_buy_sdk_ios_644_what_is_given_up_is_free_at_once_and_not_at_the_deadline() {
        StoreClient store = store();
        String product = store.product(1);
        String owner = soldOut(product, 1);
        takeOut(owner, product);
        soon().until(() -> store.stock(product, "available"), equalTo(1));
    }

    @Test
    void pretix_pretix_1163_an_offer_that_is_given_up_goes_down_the_line_and_never_back() {
        StoreClient store = store();
        String product = store.product(1);
        String owner = soldOut(product, 1);
        String first = inLine(product);
        String second = inLine(product);
        takeOut(owner, product);
        awaitOffer(first, product);
        takeOut(first, product);
        awaitOffer(second, product);
        soon().until(() -> store.place(first, product, "status"), equalTo("LEFT"));
        takeOut(second, product);
        soon().until(() -> store.stock(product, "available"), equalTo(1));
        assertThat(store.copiesInCart(first)).isZero();
        assertThat(store.isFair(product)).isTrue();
    }

    @Test
    void pretix_pretix_974_whether_a_head_that_wants_more_holds_the_line_is_said_for_each_product_and_recorded() {
        StoreClient store = store();
        String product = store.product(1);
        soldOut(product, 1);
        String greedy = store.reader();
        String modest = store.reader();
        store.join(greedy, product, 2);
        store.join(modest, product, 1);
        store.receive(product, 1);
        assertThat(store.stock(product, "waiting")).isEqualTo(2);
        assertThat(store.stock(product, "available")).isEqualTo(1);

        store.terms(product, null, null, "SKIP");
        awaitOffer(modest, product);
        assertThat((String) store.place(greedy, product, "status")).isEqualTo("WAITING");
        assertThat((Integer) store.place(greedy, product, "position")).isEqualTo(1);
        store.get("/api/products/" + product + "/waitlist").then().body("linePolicy", equalTo("SKIP"));
        assertThat(store.isFair(product)).isTrue();
    }

    @Test
    void sandeepVashishtha_eventra_5698_one_copy_is_promised_once_however_many_things_make_it_free() throws Exception {
        StoreClient store = store();
        String product = store.product(1);
        String owner = soldOut(product, 1);
        List<String> line = new ArrayList<>();
        for (int n = 0; n < 4; n++) {
            line.add(inLine(product));
        }
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            threads.submit(() -> takeOut(owner, product));
            threads.submit(() -> store.receive(product, 1));
            threads.submit(() -> store.terms(product, null, null, "SKIP"));
        } finally {
            threads.shutdown();
        }
        awaitOffer(line.get(0), product);
        awaitOffer(line.get(1), product);
        soon().until(() -> store.stock(product, "available"), equalTo(0));
        assertThat(store.stock(product, "waiting")).isEqualTo(2);
        assertThat(store.isFair(product)).isTrue();
    }

    @Test
    void sandeepVashishtha_eventra_13345_a_head_that_cannot_be_served_is_passed_over_with_a_reason() {
        StoreClient store = store();
        String product = store.product(1);
        String owner = soldOut(product, 1);
        String suspended = inLine(product);
        String next = inLine(product);
        store.post("/api/users/" + suspended + "/suspension", Map.of("reason", "a closed account"))
                .then()
                .statusCode(200);
        takeOut(owner, product);
        awaitOffer(next, product);
        soon().until(() -> store.place(suspended, product, "status"), equalTo("PASSED_OVER"));
        assertThat((String) store.place(suspended, product, "reason")).isEqualTo("READER_SUSPENDED");
        soon().until(() -> store.told(suspended), hasItem("OFFER_ENDED"));
        assertThat(store.isFair(product)).isTrue();
    }

    @Test
    void alfio_event_alf_io_201_everybody_in_line_sees_their_position_and_the_line_can_be_paused() {
        StoreClient store = store();
        String product = store.product(1);
        soldOut(product, 1);
        String first = inLine(product);
        String second = inLine(product);
        soon().until(() -> store.place(second, product, "position"), equalTo(2));
        store.delete("/api/products/" + product + "/waitlist/" + first).then().statusCode(204);
        soon().until(() -> store.place(second, product, "position"), equalTo(1));

        store.post("/api/products/" + product + "/waitlist/pause", Map.of())
                .then()
                .statusCode(200);
        store.receive(product, 1);
        assertThat((String) store.place(second, product, "status")).isEqualTo("WAITING");
        store.post("/api/products/" + product + "/waitlist/resume", Map.of())
                .then()
                .statusCode(200);
        awaitOffer(second, product);
    }

    @Test
    void mollie_magento2_928_points_of_a_payment_that_fails_come_back_exactly_once() {
        StoreClient store = store();
        String product = store.product(1);
        String reader = soldOut(product, 1);
        store.post("/api/users/" + reader + "/points", Map.of("operation", "ADD", "amount", 500, "reason", "gift"))
                .then()
                .statusCode(201);
        String method = store.shippingMethod();
        for (String declined : List.of("4000000000000002", "4000000000009995")) {
            awaitOutcome(
                    store.checkOut(
                            reader, method, declined, 300, UUID.randomUUID().toString()),
                    "CANCELLED");
            soon().until(() -> balance(reader), equalTo(500));
        }
        store.get("/api/users/" + reader + "/points")
                .then()
                .body("items.findAll { it.change == 300 }.size()", equalTo(2));
        assertThat(store.copiesInCart(reader)).isEqualTo(1);

        String order = awaitOutcome(
                store.checkOut(
                        reader,
                        method,
                        "4242424242424242",
                        300,
                        UUID.randomUUID().toString()),
                "PAID");
        store.post("/api/orders/" + order + "/cancel", Map.of()).then().statusCode(200);
        soon().until(() -> store.<String>order(order, "status"), equalTo("REFUNDED"));
        assertThat(balance(reader)).isEqualTo(500);
        soon().until(() -> store.stock(product, "available"), equalTo(1));
    }

    private int balance(String reader) {
        return store().get("/api/users/" + reader + "/points").then().extract().path("balance");
    }

    /** The order, once it stands as expected; on a slow machine the answer itself may come before. */
    private String awaitOutcome(Response answer, String status) {
        String order = answer.path(answer.statusCode() < 300 ? "id" : "orderId");
        soon().until(() -> store().get("/api/orders/" + order).then().extract().path("status"), equalTo(status));
        return order;
    }

    @Test
    void what_is_bought_and_cancelled_goes_to_the_line_first() {
        StoreClient store = store();
        String product = store.product(1);
        String buyer = soldOut(product, 1);
        String waiting = inLine(product);
        String order = awaitOutcome(
                store.checkOut(
                        buyer,
                        store.shippingMethod(),
                        "4242424242424242",
                        0,
                        UUID.randomUUID().toString()),
                "PAID");
        assertThat(store.stock(product, "sold")).isEqualTo(1);
        store.post("/api/orders/" + order + "/cancel", Map.of("reason", "changed my mind"))
                .then()
                .statusCode(200);
        awaitOffer(waiting, product);
        store.add(buyer, product, 1, "REJECT").then().statusCode(409);
        assertThat(store.isFair(product)).isTrue();
        assertThat(store.told(waiting)).contains("YOUR_TURN");
    }

    @Test
    void kurrent_io_KurrentDB_3844_and_axonFramework_1111_a_replay_sends_no_command_and_no_notification() {
        StoreClient store = store();
        String product = store.product(1);
        String owner = soldOut(product, 1);
        String reader = inLine(product);
        takeOut(owner, product);
        awaitOffer(reader, product);
        soon().until(() -> store.told(reader), contains("YOUR_TURN", "PLACE_TAKEN"));
        soon().until(
                        () -> jdbc.queryForObject(
                                "SELECT count(*) FROM axon.saga WHERE convert_from(serialized_saga, 'UTF8')::jsonb ->> 'attempt' <> '0'",
                                Long.class),
                        equalTo(0L));
        long recorded = total();
        List<Map<String, Object>> inbox = inbox();

        for (String view : List.of("inbox-view", "waitlist-view", "stock-view", "cart-view")) {
            StreamingEventProcessor processor = processors
                    .eventProcessor(view, StreamingEventProcessor.class)
                    .orElseThrow();
            processor.shutDown();
            processor.resetTokens();
            processor.start();
            soon().until(() -> !processor.processingStatus().isEmpty()
                    && processor.processingStatus().values().stream().allMatch(EventTrackerStatus::isCaughtUp));
        }

        soon().until(() -> inbox().equals(inbox));
        assertThat(total()).isEqualTo(recorded);
        assertThat(store.told(reader)).containsExactly("YOUR_TURN", "PLACE_TAKEN");
        for (String effect :
                List.of("add-to-cart", "cart-hold", "waitlist-promotion", "waitlist-policy", "place-policy")) {
            StreamingEventProcessor processor = processors
                    .eventProcessor(effect, StreamingEventProcessor.class)
                    .orElseThrow();
            assertThat(processor.supportsReset()).as(effect + " can be reset").isFalse();
        }
    }

    private long total() {
        Long count = jdbc.queryForObject("SELECT count(*) FROM axon.domain_event", Long.class);
        return count == null ? 0 : count;
    }

    private List<Map<String, Object>> inbox() {
        return jdbc.queryForList("SELECT * FROM query.notifications ORDER BY id");
    }
}
