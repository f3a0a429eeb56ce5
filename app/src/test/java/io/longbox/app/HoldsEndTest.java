package io.longbox.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;

/** Unpaid carts do not hold stock for ever (vendurehq/vendure#3509). */
@TestStore
@TestPropertySource(properties = {"longbox.cart.hold=2s", "longbox.runtime.deadline-poll=100ms"})
class HoldsEndTest {

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcTemplate jdbc;

    @Test
    void every_hold_has_an_end_and_its_copies_go_back_once() {
        StoreClient store = new StoreClient(port);
        String product = store.product(3);
        String reader = store.reader();
        store.add(reader, product, 2, "REJECT").then().statusCode(201);

        await().atMost(Duration.ofSeconds(30)).until(() -> store.copiesInCart(reader), equalTo(0));
        await().atMost(Duration.ofSeconds(30)).until(() -> store.stock(product, "available"), equalTo(3));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> jdbc.queryForObject("SELECT count(*) FROM axon.saga", Long.class), equalTo(0L));
        assertThat(jdbc.queryForObject("SELECT count(*) FROM axon.deadline", Long.class))
                .isZero();
        assertThat(jdbc.queryForObject(
                        "SELECT count(*) FROM axon.domain_event WHERE payload_type LIKE '%ReservationReleased'",
                        Long.class))
                .isOne();
    }
}
