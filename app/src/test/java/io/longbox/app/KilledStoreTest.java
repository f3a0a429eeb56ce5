package io.longbox.app;

import static io.longbox.app.StoreProcesses.awaitUp;
import static io.longbox.app.StoreProcesses.freePort;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.Response;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The store as a process of its own, killed in the middle of its work, with its database left behind. */
class KilledStoreTest {

    private static final File LOG = new File("target/killed-store.log");

    @TempDir
    private Path data;

    private @Nullable StoreProcesses processes;

    @BeforeEach
    void prepare() {
        processes = new StoreProcesses(data, LOG);
    }

    @AfterEach
    void stop() {
        processes().close();
    }

    private StoreProcesses processes() {
        return Objects.requireNonNull(processes);
    }

    private Process start(int port, String... options) throws IOException {
        return processes().start(port, options);
    }

    @Test
    void a_store_that_is_killed_in_mid_drop_continues_and_finishes_what_it_had_begun() throws Exception {
        int port = freePort();
        StoreClient store = new StoreClient(port);
        Process first = start(port, "--longbox.cart.step-answer-within=2s");
        awaitUp(store);
        String product = store.product(10);
        List<String> readers = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            readers.add(store.reader());
        }

        List<String> keys =
                readers.stream().map(reader -> UUID.randomUUID().toString()).toList();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<Integer>> asking = new ArrayList<>();
        for (int i = 0; i < readers.size(); i++) {
            int n = i;
            asking.add(threads.submit(() -> ask(store, readers.get(n), product, keys.get(n))));
        }
        await().atMost(Duration.ofSeconds(60)).until(() -> asking.stream().anyMatch(Future::isDone));
        first.destroyForcibly();
        first.onExit().join();
        threads.shutdown();
        assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();

        start(port, "--longbox.cart.step-answer-within=2s");
        awaitUp(store);
        for (int i = 0; i < readers.size(); i++) {
            int n = i;
            await().atMost(Duration.ofSeconds(60))
                    .until(
                            () -> ask(store, readers.get(n), product, keys.get(n)),
                            status -> status == 201 || status == 202);
        }
        await().atMost(Duration.ofSeconds(60)).until(() -> store.stock(product, "waiting"), equalTo(30));
        assertThat(store.stock(product, "reserved")).isEqualTo(10);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> readers.stream().mapToInt(store::copiesInCart).sum(), equalTo(10));
    }

    /** The status of the answer; 0 if there was none. */
    private static int ask(StoreClient store, String reader, String product, String key) {
        try {
            Response answer = store.post(
                    "/api/users/" + reader + "/cart/items",
                    Map.of("productId", product, "quantity", 1, "onShortage", "WAIT"),
                    key);
            boolean pending = answer.statusCode() == 202 && "PENDING".equals(answer.path("status"));
            return pending ? 0 : answer.statusCode();
        } catch (Exception noAnswer) {
            return 0;
        }
    }

    @Test
    void a_store_that_is_killed_while_readers_pay_ends_every_order_and_charges_nobody_twice() throws Exception {
        int port = freePort();
        StoreClient store = new StoreClient(port);
        String[] options = {"--longbox.order.step-answer-within=2s", "--longbox.order.payment-within=20s"};
        Process first = start(port, options);
        awaitUp(store);
        String product = store.product(12);
        String method = store.shippingMethod();
        Map<String, String> keys = new LinkedHashMap<>();
        for (int i = 0; i < 12; i++) {
            String reader = store.reader();
            store.add(reader, product, 1, "REJECT").then().statusCode(201);
            keys.put(reader, UUID.randomUUID().toString());
        }

        ExecutorService threads = Executors.newFixedThreadPool(6);
        List<Future<Integer>> paying = new ArrayList<>();
        keys.forEach((reader, key) -> paying.add(threads.submit(() -> pay(store, reader, method, key))));
        await().atMost(Duration.ofSeconds(60)).until(() -> paying.stream().anyMatch(Future::isDone));
        first.destroyForcibly();
        first.onExit().join();
        threads.shutdown();
        assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();

        start(port, options);
        awaitUp(store);
        keys.forEach((reader, key) -> await().atMost(Duration.ofSeconds(90))
                .until(() -> pay(store, reader, method, key), status -> status == 201 || status == 402));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> store.get("/api/ops/sagas?resting=false").path("items.size()"), equalTo(0));
        List<Map<String, Object>> orders = store.get("/api/orders?product=" + product + "&limit=100")
                .jsonPath()
                .getList("items");
        assertThat(orders).hasSize(12).extracting(order -> order.get("status")).isSubsetOf("PAID", "CANCELLED");
        long paid = orders.stream()
                .filter(order -> "PAID".equals(order.get("status")))
                .count();
        assertThat(paid).isPositive();
        assertThat(store.stock(product, "sold")).isEqualTo((int) paid);
        orders.forEach(order -> {
            Map<?, ?> payment = (Map<?, ?>) order.get("payment");
            Map<?, ?> captured = (Map<?, ?>) payment.get("captured");
            assertThat(captured.get("amount")).isEqualTo("PAID".equals(order.get("status")) ? "17.89" : "0.00");
        });
        assertThat(store.isFair(product)).isTrue();
    }

    /** The status of the answer, or of the order behind it; 0 if there was none. */
    private static int pay(StoreClient store, String reader, String method, String key) {
        try {
            return store.checkOut(reader, method, "4242424242424242", 0, key).statusCode();
        } catch (Exception noAnswer) {
            return 0;
        }
    }

    @Test
    void a_second_store_on_the_same_data_says_so_and_leaves_it_alone() throws Exception {
        int port = freePort();
        StoreClient store = new StoreClient(port);
        start(port);
        awaitUp(store);

        Process second = start(freePort());
        assertThat(second.waitFor(StoreProcesses.STARTS_WITHIN.toSeconds(), TimeUnit.SECONDS))
                .isTrue();
        assertThat(second.exitValue()).isNotZero();
        assertThat(LOG).content().contains("Another Longbox is running");
        assertThat(store.reader()).isNotBlank();
    }

    @Test
    void a_store_that_is_told_to_stop_exits_by_itself_and_takes_its_database_along() throws Exception {
        int port = freePort();
        Process process = start(port);
        awaitUp(new StoreClient(port));
        process.destroy();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(data.resolve("postgres/postmaster.pid")).doesNotExist();
    }
}
