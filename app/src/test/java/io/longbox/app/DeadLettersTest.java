package io.longbox.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.longbox.api.catalog.ProductCreated;
import io.longbox.api.catalog.ProductWithdrawn;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;

/** An event that a view fails on is kept, with those of its aggregate after it, and handled once the view can. */
@TestStore
@Import(DeadLettersTest.Views.class)
@TestPropertySource(
        properties = {"longbox.runtime.dead-letter-pause=200ms", "longbox.runtime.dead-letter-retries=1000"})
class DeadLettersTest {

    @TestConfiguration
    static class Views {
        @Bean
        BrittleView brittleView() {
            return new BrittleView();
        }
    }

    @ProcessingGroup("brittle-view")
    static class BrittleView {

        private volatile boolean broken = true;
        private volatile String breaksOn = "";
        private final List<String> seen = new CopyOnWriteArrayList<>();

        @EventHandler
        void on(ProductCreated event) {
            String product = event.product().toString();
            if (broken && breaksOn.isEmpty()) {
                breaksOn = product;
            }
            if (broken && breaksOn.equals(product)) {
                throw new IllegalStateException("a bug in a view");
            }
            seen.add("created " + product);
        }

        @EventHandler
        void on(ProductWithdrawn event) {
            seen.add("withdrawn " + event.product());
        }
    }

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private BrittleView view;

    private long deadLetters() {
        return jdbc.queryForObject(
                "SELECT count(*) FROM axon.dead_letter WHERE processing_group = 'brittle-view'", Long.class);
    }

    @Test
    void a_failed_event_waits_with_its_followers_while_the_view_goes_on_and_is_handled_after_the_fix() {
        StoreClient store = new StoreClient(port);
        String poison = store.product(0);
        await().atMost(Duration.ofSeconds(20)).until(this::deadLetters, equalTo(1L));
        store.delete("/api/products/" + poison).then().statusCode(204);
        String fine = store.product(0);

        await().atMost(Duration.ofSeconds(20)).until(() -> view.seen.contains("created " + fine));
        await().atMost(Duration.ofSeconds(20)).until(this::deadLetters, equalTo(2L));
        assertThat(view.seen).containsExactly("created " + fine);

        view.broken = false;
        await().atMost(Duration.ofSeconds(20)).until(this::deadLetters, equalTo(0L));
        assertThat(view.seen).containsExactly("created " + fine, "created " + poison, "withdrawn " + poison);
    }
}
