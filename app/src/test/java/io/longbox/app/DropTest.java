package io.longbox.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A sale that opens at a moment: nobody gets in before it, subscribers get in early, and then the gate's order decides. */
@TestStore
class DropTest {

    @LocalServerPort
    private int port;

    @Test
    void nobody_gets_in_before_it_opens_however_hard_they_try() throws Exception {
        StoreClient store = new StoreClient(port);
        String product = store.product(5);
        List<String> readers = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            readers.add(store.reader());
        }
        // As the store keeps it.
        Instant opensAt = Instant.now().plusSeconds(4).truncatedTo(ChronoUnit.MILLIS);
        open(store, product, opensAt, null);

        ExecutorService threads = Executors.newFixedThreadPool(readers.size());
        List<Future<List<Integer>>> trying = new ArrayList<>();
        for (String reader : readers) {
            trying.add(threads.submit(() -> askUntilAnswered(store, reader, product)));
        }
        List<Integer> last = new ArrayList<>();
        int refused = 0;
        for (Future<List<Integer>> answers : trying) {
            refused += answers.get().size() - 1;
            last.add(answers.get().get(answers.get().size() - 1));
        }
        threads.shutdown();

        assertThat(refused).isPositive();
        assertThat(last).containsOnly(201, 202);
        assertThat(last.stream().filter(status -> status == 201)).hasSize(5);
        assertThat(store.isFair(product)).isTrue();
        assertThat(admissions(store, product))
                .hasSize(12)
                .allSatisfy(askedAt -> assertThat(askedAt).isAfterOrEqualTo(opensAt));
    }

    /** Everything that was answered, the last one being a yes or a place in line. */
    private static List<Integer> askUntilAnswered(StoreClient store, String reader, String product) {
        List<Integer> answers = new ArrayList<>();
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> {
                    Response answer = store.add(reader, product, 1, "WAIT");
                    answers.add(answer.statusCode());
                    return answer.statusCode() < 300 && !"PENDING".equals(answer.path("status"));
                });
        return answers;
    }

    /** When those who were let in had asked. The many who were not are as many as the machine is fast. */
    private static List<Instant> admissions(StoreClient store, String product) {
        String export = store.request()
                .accept("application/x-ndjson")
                .get("/api/audit/events?stream=stock-" + product)
                .asString();
        return export.lines()
                .map(JsonPath::from)
                .filter(event ->
                        List.of("StockReserved", "WaitlistTicketIssued").contains(event.getString("type")))
                .map(event -> Instant.parse(event.getString("payload.askedAt")))
                .toList();
    }

    @Test
    void subscribers_get_in_early_and_others_do_not() {
        StoreClient store = new StoreClient(port);
        store.post(
                        "/api/plans",
                        Map.of(
                                "name",
                                "Early birds",
                                "period",
                                "MONTHLY",
                                "price",
                                Map.of("points", 100),
                                "benefits",
                                Map.of("earlyAccess", true)))
                .then()
                .statusCode(201);
        String product = store.product(1);
        open(store, product, Instant.now().plus(Duration.ofMinutes(30)), "PT1H");
        String subscriber = store.reader();
        store.post(
                        "/api/users/" + subscriber + "/points",
                        Map.of("operation", "ADD", "amount", 100, "reason", "a gift"))
                .then()
                .statusCode(201);

        store.add(subscriber, product, 1, "WAIT")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/not-open-yet"))
                .body("earlyAccess", equalTo("PT1H"));
        store.request()
                .body(Map.of("plan", "early birds"))
                .put("/api/users/" + subscriber + "/subscription")
                .then()
                .statusCode(200);

        store.add(subscriber, product, 1, "WAIT").then().statusCode(201);
        store.add(store.reader(), product, 1, "WAIT").then().statusCode(409);
        assertThat(store.isFair(product)).isTrue();
        assertThat(store.stock(product, "waiting")).isZero();
    }

    @Test
    void whoever_holds_an_item_that_is_withdrawn_is_told() {
        StoreClient store = new StoreClient(port);
        String product = store.product(1);
        String holder = store.reader();
        String waiting = store.reader();
        store.add(holder, product, 1, "WAIT").then().statusCode(201);
        store.join(waiting, product, 1);

        store.delete("/api/products/" + product).then().statusCode(204);

        await().atMost(Duration.ofSeconds(30)).until(() -> store.copiesInCart(holder), equalTo(0));
        await().atMost(Duration.ofSeconds(30)).until(() -> store.told(holder).contains("ITEM_WITHDRAWN"));
        await().atMost(Duration.ofSeconds(30)).until(() -> store.told(waiting).contains("PLACE_LOST"));
    }

    private static void open(StoreClient store, String product, Instant opensAt, @Nullable String earlyAccess) {
        String early = earlyAccess == null ? "null" : "\"" + earlyAccess + "\"";
        store.request()
                .body("{\"linePolicy\": \"HOLD\", \"opensAt\": \"%s\", \"earlyAccess\": %s}".formatted(opensAt, early))
                .put("/api/products/" + product + "/sale-terms")
                .then()
                .statusCode(200);
    }
}
