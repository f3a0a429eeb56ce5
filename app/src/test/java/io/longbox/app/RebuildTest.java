package io.longbox.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.common.Registration;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventProcessor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** The views of a running store are rebuilt, over HTTP, while it goes on. */
@TestStore
class RebuildTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private EventProcessingConfiguration processors;

    @Autowired
    private CommandBus commands;

    private StoreClient store;

    @BeforeEach
    void client() {
        store = new StoreClient(port);
    }

    @Test
    void every_view_equals_its_rebuild_while_readers_go_on() throws Exception {
        String product = store.product(50);
        AtomicBoolean open = new AtomicBoolean(true);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            for (int shopper = 0; shopper < 2; shopper++) {
                threads.submit(() -> {
                    while (open.get()) {
                        String reader = store.reader();
                        store.add(reader, product, 1, "WAIT");
                        store.delete("/api/users/" + reader + "/cart/items/" + product);
                    }
                });
            }
            for (String view : views()) {
                JsonPath rebuild = rebuilt(view, "IF_EQUAL");
                assertThat(rebuild.getList("differences")).as(view).isEmpty();
                assertThat(rebuild.getString("trouble")).as(view).isNull();
                assertThat(rebuild.getString("state")).as(view).isEqualTo("SWAPPED");
            }
        } finally {
            open.set(false);
            threads.shutdown();
        }
        await().atMost(SOON).until(threads::isTerminated);

        for (String view : views()) {
            JsonPath rebuild = rebuilt(view, "NEVER");
            assertThat(rebuild.getList("differences")).as(view).isEmpty();
            assertThat(rebuild.getString("state")).as(view).isEqualTo("KEPT");
        }
    }

    @Test
    void a_rebuild_sends_no_command_and_makes_no_event() {
        store.add(store.reader(), store.product(1), 1, "WAIT");
        await().atMost(SOON)
                .until(() -> store.get("/api/ops/sagas?resting=false").path("items.size()"), equalTo(0));
        long events = events();
        AtomicBoolean sent = new AtomicBoolean();
        Registration watch = commands.registerDispatchInterceptor(messages -> (index, command) -> {
            sent.compareAndSet(false, !command.getCommandName().endsWith("StartRebuild"));
            return command;
        });
        try {
            views().forEach(view -> rebuilt(view, "ALWAYS"));
        } finally {
            watch.cancel();
        }

        assertThat(sent).isFalse();
        assertThat(events()).isEqualTo(events);
    }

    @Test
    void a_view_whose_processor_stands_still_is_rebuilt_to_where_it_stands() {
        String product = store.product(5);
        await().atMost(SOON).until(() -> store.stock(product, "onHand"), equalTo(5));
        EventProcessor processor =
                processors.eventProcessor("stock-view", EventProcessor.class).orElseThrow();
        processor.shutDown();
        try {
            store.receive(product, 2);

            assertThat(rebuilt("stock-view", "IF_EQUAL").getString("state")).isEqualTo("SWAPPED");
            assertThat(store.stock(product, "onHand")).isEqualTo(5);
            assertThat(processor.isRunning()).isFalse();
        } finally {
            processor.start();
        }
        await().atMost(SOON).until(() -> store.stock(product, "onHand"), equalTo(7));
    }

    @Test
    void a_broken_view_is_found_and_mended() {
        String product = store.product(5);
        await().atMost(SOON).until(() -> store.stock(product, "onHand"), equalTo(5));
        jdbc.update("UPDATE query.stock SET on_hand = 6 WHERE product_id = ?::uuid", product);

        JsonPath found = rebuilt("stock-view", "IF_EQUAL");
        assertThat(found.getString("state")).isEqualTo("KEPT");
        assertThat(found.getList("differences"))
                .isEqualTo(List.of(Map.of(
                        "table",
                        "stock",
                        "key",
                        Map.of("product_id", product),
                        "kind",
                        "CHANGED",
                        "columns",
                        List.of("on_hand"))));

        assertThat(rebuilt("stock-view", "ALWAYS").getString("state")).isEqualTo("SWAPPED");
        assertThat(store.stock(product, "onHand")).isEqualTo(5);
        store.receive(product, 1);
        await().atMost(SOON).until(() -> store.stock(product, "onHand"), equalTo(6));
    }

    @Test
    void there_is_no_rebuild_of_what_is_no_view() {
        store.post("/api/ops/views/add-to-cart/rebuild", Map.of()).then().statusCode(404);
        store.delete("/api/ops/views/plan-view/rebuild").then().statusCode(409);
    }

    private JsonPath rebuilt(String view, String swap) {
        String rebuild = store.post("/api/ops/views/" + view + "/rebuild", Map.of("swap", swap))
                .then()
                .statusCode(202)
                .extract()
                .header("Location");
        await().atMost(SOON).until(() -> store.get(rebuild).path("finishedAt") != null);
        return store.get(rebuild).jsonPath();
    }

    private List<String> views() {
        return store.get("/api/ops/views").path("items.name");
    }

    private long events() {
        return jdbc.queryForObject("SELECT count(*) FROM axon.domain_event", Long.class);
    }
}
