package io.longbox.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;

/** Every command loads its aggregate anew, from a snapshot and the few events since: as after a restart, every time. */
@TestStore
@TestPropertySource(properties = {"longbox.runtime.snapshot-after=4", "longbox.runtime.cached-aggregates=0"})
class SnapshotsTest {

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcTemplate jdbc;

    private long snapshotsOf(String stream) {
        return jdbc.queryForObject(
                "SELECT count(*) FROM axon.snapshot_event WHERE aggregate_identifier = ?", Long.class, stream);
    }

    @Test
    void the_gate_the_cart_and_the_ledger_remember_everything_that_matters() {
        StoreClient store = new StoreClient(port);
        String product = store.product(3);
        List<String> readers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            String reader = store.reader();
            readers.add(reader);
            int status = store.add(reader, product, 1, "WAIT").statusCode();
            assertThat(status).isEqualTo(i < 3 ? 201 : 202);
        }
        await().atMost(Duration.ofSeconds(20)).until(() -> snapshotsOf("stock-" + product), greaterThan(0L));
        assertThat(store.add(store.reader(), product, 1, "REJECT").statusCode()).isEqualTo(409);
        store.add(store.reader(), product, 1, "WAIT").then().statusCode(202).body("ticket", equalTo(6));

        String reader = store.reader();
        String other = store.product(50);
        for (int i = 0; i < 6; i++) {
            store.add(reader, other, 1, "REJECT").then().statusCode(201);
        }
        await().atMost(Duration.ofSeconds(20)).until(() -> snapshotsOf("cart-" + reader), greaterThan(0L));
        assertThat(store.add(reader, product, 1, "WAIT").<Integer>path("ticket"))
                .isEqualTo(7);
        assertThat(store.add(reader, product, 1, "WAIT").<Integer>path("ticket"))
                .isEqualTo(7);
        store.delete("/api/users/" + reader + "/cart").then().statusCode(204);
        await().atMost(Duration.ofSeconds(20)).until(() -> store.stock(other, "reserved"), equalTo(0));

        for (int i = 1; i <= 8; i++) {
            store.post(
                            "/api/users/" + reader + "/points",
                            Map.of("operation", "ADD", "amount", 10, "reason", "a visit"))
                    .then()
                    .statusCode(201)
                    .body("balance", equalTo(10 * i));
        }
        await().atMost(Duration.ofSeconds(20)).until(() -> snapshotsOf(reader), greaterThan(0L));
    }

    @Test
    void the_line_its_terms_and_its_hash_chain_outlive_a_snapshot() {
        StoreClient store = new StoreClient(port);
        String product = store.product(1);
        String owner = store.reader();
        store.add(owner, product, 1, "REJECT").then().statusCode(201);
        store.terms(product, null, "PT2H", "SKIP");
        String greedy = store.reader();
        store.join(greedy, product, 2);
        List<String> line = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            line.add(store.reader());
            store.join(line.get(i), product, 1);
        }
        await().atMost(Duration.ofSeconds(20)).until(() -> snapshotsOf("stock-" + product), greaterThan(0L));
        await().atMost(Duration.ofSeconds(20)).until(() -> snapshotsOf("waitlist-" + product), greaterThan(0L));

        store.delete("/api/products/" + product + "/waitlist/" + line.get(0))
                .then()
                .statusCode(204);
        store.delete("/api/users/" + owner + "/cart/items/" + product).then().statusCode(204);
        await().atMost(Duration.ofSeconds(20)).until(() -> store.copiesInCart(line.get(1)), equalTo(1));
        store.join(store.reader(), product, 1);
        // Fairness looks at the chain of hashes among other things: each ticket's fits what was before it.
        assertThat(store.isFair(product)).isTrue();
        assertThat((String) store.place(greedy, product, "status")).isEqualTo("WAITING");
        assertThat((String) store.place(line.get(1), product, "heldUntil"))
                .isLessThan(Instant.now().plus(Duration.ofHours(3)).toString());
    }
}
