package io.longbox.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.longbox.api.Quantity;
import io.longbox.api.catalog.ProductId;
import io.longbox.api.catalog.ReceiptId;
import io.longbox.api.catalog.StockReceived;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** The store as its users see it, over HTTP, on a real PostgreSQL. */
@TestStore
class StoreTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private EventStorageEngine events;

    @Autowired
    private TransactionManager transactions;

    private StoreClient store;

    @BeforeEach
    void client() {
        store = new StoreClient(port);
    }

    private static <T> List<T> atOnce(int times, Callable<T> task) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(times);
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> result :
                    threads.invokeAll(java.util.Collections.nCopies(times, task), 60, TimeUnit.SECONDS)) {
                results.add(result.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void a_reader_puts_a_comic_into_the_cart_and_takes_it_out_again() {
        String reader = store.reader();
        String product = store.product(2);

        Response added = store.add(reader, product, 1, "REJECT");
        added.then().statusCode(201).body("status", equalTo("IN_CART"));
        store.get(added.header("Location")).then().statusCode(200);
        store.get("/api/users/" + reader + "/cart")
                .then()
                .body("items", hasSize(1))
                .body("items[0].productId", equalTo(product))
                .body("items[0].title", equalTo("A Comic"))
                .body("total.amount", equalTo("12.99"));
        await().atMost(SOON).until(() -> store.stock(product, "reserved"), equalTo(1));
        assertThat(store.stock(product, "available")).isEqualTo(1);

        store.delete("/api/users/" + reader + "/cart/items/" + product).then().statusCode(204);
        assertThat(store.copiesInCart(reader)).isZero();
        await().atMost(SOON).until(() -> store.stock(product, "reserved"), equalTo(0));
        assertThat(store.stock(product, "onHand")).isEqualTo(2);
    }

    @Test
    void the_last_copies_go_to_as_many_readers_and_everybody_else_gets_a_ticket_of_their_own() throws Exception {
        String product = store.product(3);
        List<String> readers = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            readers.add(store.reader());
        }
        List<Response> answers;
        ExecutorService threads = Executors.newFixedThreadPool(readers.size());
        try {
            List<Callable<Response>> asking = readers.stream()
                    .<Callable<Response>>map(reader -> () -> store.add(reader, product, 1, "WAIT"))
                    .toList();
            answers = new ArrayList<>();
            for (Future<Response> answer : threads.invokeAll(asking)) {
                answers.add(answer.get());
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(answers.stream().filter(answer -> answer.statusCode() == 201))
                .hasSize(3);
        Set<Integer> tickets = new HashSet<>();
        answers.stream()
                .filter(answer -> answer.statusCode() == 202)
                .forEach(answer -> tickets.add(answer.path("ticket")));
        assertThat(tickets).hasSize(21).allMatch(ticket -> ticket >= 1 && ticket <= 21);
        await().atMost(SOON).until(() -> store.stock(product, "waiting"), equalTo(21));
        assertThat(store.stock(product, "reserved")).isEqualTo(3);
        assertThat(readers.stream().mapToInt(store::copiesInCart).sum()).isEqualTo(3);
    }

    @Test
    void whoever_will_not_wait_is_told_that_it_is_sold_out() {
        String product = store.product(0);
        store.add(store.reader(), product, 1, "REJECT")
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("reason", equalTo("SOLD_OUT"));
    }

    @Test
    void a_reader_who_asks_again_while_waiting_gets_the_ticket_they_have() throws Exception {
        String product = store.product(0);
        String reader = store.reader();
        Set<Integer> tickets = new HashSet<>();
        for (Response answer : atOnce(5, () -> store.add(reader, product, 1, "WAIT"))) {
            tickets.add(answer.then().statusCode(202).extract().path("ticket"));
        }
        tickets.add(store.add(reader, product, 1, "WAIT").path("ticket"));
        assertThat(tickets).containsExactly(1);
    }

    @Test
    void nobody_is_served_before_the_line_even_when_copies_have_come_in() {
        String product = store.product(0);
        String first = store.reader();
        store.add(first, product, 2, "WAIT").then().statusCode(202).body("position", equalTo(1));
        store.receive(product, 1);
        store.add(store.reader(), product, 1, "REJECT").then().statusCode(409);
        store.add(store.reader(), product, 1, "WAIT").then().statusCode(202).body("position", equalTo(2));
        store.receive(product, 1);
        await().atMost(SOON).until(() -> store.copiesInCart(first), equalTo(2));
        store.add(store.reader(), product, 1, "REJECT").then().statusCode(409);
    }

    @Test
    void the_same_request_three_times_at_once_has_one_effect() throws Exception {
        String product = store.product(10);
        String reader = store.reader();
        String key = UUID.randomUUID().toString();
        Map<String, Object> body = Map.of("productId", product, "quantity", 2, "onShortage", "WAIT");
        List<Response> answers = atOnce(3, () -> store.post("/api/users/" + reader + "/cart/items", body, key));
        assertThat(answers).allMatch(answer -> answer.statusCode() == 201);
        assertThat(answers.stream().map(answer -> answer.<String>path("id")).distinct())
                .hasSize(1);
        assertThat(store.copiesInCart(reader)).isEqualTo(2);
        await().atMost(SOON).until(() -> store.stock(product, "reserved"), equalTo(2));

        store.post(
                        "/api/users/" + reader + "/cart/items",
                        Map.of("productId", product, "quantity", 3, "onShortage", "WAIT"),
                        key)
                .then()
                .statusCode(422);
    }

    @Test
    void fewer_copies_go_back_and_more_are_asked_for() {
        String product = store.product(5);
        String reader = store.reader();
        store.add(reader, product, 3, "REJECT").then().statusCode(201);
        String item = "/api/users/" + reader + "/cart/items/" + product;

        store.request().body(Map.of("quantity", 1)).patch(item).then().statusCode(200);
        assertThat(store.copiesInCart(reader)).isEqualTo(1);
        await().atMost(SOON).until(() -> store.stock(product, "reserved"), equalTo(1));

        store.request().body(Map.of("quantity", 5)).patch(item).then().statusCode(201);
        assertThat(store.copiesInCart(reader)).isEqualTo(5);
        store.request().body(Map.of("quantity", 6)).patch(item).then().statusCode(409);
        assertThat(store.copiesInCart(reader)).isEqualTo(5);
    }

    @Test
    void a_suspended_reader_holds_nothing_and_gets_nothing_until_reinstated() {
        String product = store.product(1);
        String reader = store.reader();
        store.add(reader, product, 1, "REJECT").then().statusCode(201);

        store.post("/api/users/" + reader + "/suspension", Map.of("reason", "a scalper"))
                .then()
                .statusCode(200);
        await().atMost(SOON).until(() -> store.copiesInCart(reader), equalTo(0));
        await().atMost(SOON).until(() -> store.stock(product, "available"), equalTo(1));
        store.add(reader, product, 1, "WAIT").then().statusCode(409);

        store.delete("/api/users/" + reader + "/suspension").then().statusCode(204);
        await().atMost(SOON).until(() -> store.add(reader, product, 1, "REJECT").statusCode(), equalTo(201));
    }

    @Test
    void a_withdrawn_product_leaves_every_cart_and_is_sold_no_more() {
        String product = store.product(5);
        String reader = store.reader();
        store.add(reader, product, 2, "REJECT").then().statusCode(201);

        store.delete("/api/products/" + product).then().statusCode(204);
        await().atMost(SOON).until(() -> store.copiesInCart(reader), equalTo(0));
        await().atMost(SOON).until(() -> store.stock(product, "reserved"), equalTo(0));
        store.add(reader, product, 1, "WAIT").then().statusCode(409);
        store.get("/api/products/" + product).then().statusCode(200).body("status", equalTo("WITHDRAWN"));
        await().atMost(SOON)
                .until(
                        () -> store.post("/api/products/" + product + "/stock/receipts", Map.of("quantity", 1))
                                .statusCode(),
                        equalTo(409));
    }

    @Test
    void the_balance_is_the_sum_of_the_ledger_whatever_is_sent_twice() throws Exception {
        String reader = store.reader();
        String points = "/api/users/" + reader + "/points";
        String key = UUID.randomUUID().toString();
        atOnce(3, () -> store.post(points, Map.of("operation", "ADD", "amount", 100, "reason", "welcome"), key));
        store.post(points, Map.of("operation", "DEDUCT", "amount", 30, "reason", "a chapter"))
                .then()
                .statusCode(201)
                .body("balance", equalTo(70));
        store.post(points, Map.of("operation", "DEDUCT", "amount", 71, "reason", "too much"))
                .then()
                .statusCode(409);
        store.get(points).then().body("balance", equalTo(70)).body("items", hasSize(2));
    }

    @Test
    void an_address_belongs_to_one_reader() throws Exception {
        String mail = UUID.randomUUID() + "@test.example";
        List<Response> answers = atOnce(4, () -> store.post("/api/users", Map.of("name", "Twin", "email", mail)));
        assertThat(answers.stream().filter(answer -> answer.statusCode() == 201))
                .hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.statusCode() == 409))
                .hasSize(3);
    }

    @Test
    void an_edit_of_an_older_version_is_refused() {
        String product = store.product(0);
        String tag = store.get("/api/products/" + product).header("ETag");
        Map<String, Object> edited =
                Map.of("kind", "COMIC", "title", "Another", "price", Map.of("amount", "9.99", "currency", "EUR"));
        store.request()
                .header("If-Match", tag)
                .body(edited)
                .put("/api/products/" + product)
                .then()
                .statusCode(200);
        store.request()
                .header("If-Match", tag)
                .body(edited)
                .put("/api/products/" + product)
                .then()
                .statusCode(412);
    }

    @Test
    void nothing_personal_is_stored_in_clear_but_in_the_view_that_can_forget() {
        String name = "Quirina Personalia";
        String mail = "quirina-" + UUID.randomUUID() + "@test.example";
        String reader =
                store.post("/api/users", Map.of("name", name, "email", mail)).path("id");
        List<String> payloads = jdbc
                .queryForList(
                        "SELECT payload FROM axon.domain_event WHERE aggregate_identifier = ?", byte[].class, reader)
                .stream()
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .toList();
        assertThat(payloads).isNotEmpty().noneMatch(payload -> payload.contains("Quirina") || payload.contains("@"));
        assertThat(jdbc.queryForObject(
                        "SELECT count(*) FROM users.email_claim c WHERE c::text LIKE '%quirina%'", Long.class))
                .isZero();
    }

    @Test
    void nothing_is_stored_as_a_large_object() {
        store.add(store.reader(), store.product(1), 1, "WAIT");
        assertThat(jdbc.queryForObject("SELECT count(*) FROM pg_largeobject_metadata", Long.class))
                .isZero();
    }

    @Test
    void what_is_committed_is_on_the_disk_and_no_transaction_outlives_the_gap_timeout() {
        for (String setting : List.of("fsync", "full_page_writes", "synchronous_commit")) {
            assertThat(jdbc.queryForObject("SELECT current_setting(?)", String.class, setting))
                    .as(setting)
                    .isEqualTo("on");
        }
        assertThat(jdbc.queryForObject("SELECT current_setting('transaction_timeout')", String.class))
                .isEqualTo("30s");
        assertThat(jdbc.queryForObject("SELECT current_setting('idle_in_transaction_session_timeout')", String.class))
                .isEqualTo("10s");
    }

    @Test
    void a_second_writer_of_a_version_is_told_that_it_was_slower() {
        String stream = "stock-" + UUID.randomUUID();
        StockReceived event =
                new StockReceived(new ProductId(UUID.randomUUID()), new ReceiptId(UUID.randomUUID()), new Quantity(1));
        LongConsumer append = version -> transactions.executeInTransaction(
                () -> events.appendEvents(new GenericDomainEventMessage<>("StockItem", stream, version, event)));
        append.accept(0);
        append.accept(1);
        assertThatThrownBy(() -> append.accept(1)).isInstanceOf(ConcurrencyException.class);
        assertThatThrownBy(() -> append.accept(0)).isInstanceOf(AggregateStreamCreationException.class);
    }
}
