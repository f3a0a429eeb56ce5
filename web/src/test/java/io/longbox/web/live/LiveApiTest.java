package io.longbox.web.live;

import static io.longbox.web.Fixtures.PRODUCT;
import static io.longbox.web.Fixtures.PRODUCT_PATH;
import static io.longbox.web.Fixtures.USER;
import static io.longbox.web.Fixtures.USER_PATH;
import static io.longbox.web.Fixtures.product;
import static io.longbox.web.Fixtures.stock;
import static io.longbox.web.Fixtures.told;
import static io.longbox.web.Fixtures.user;
import static io.longbox.web.Fixtures.waiting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.longbox.api.catalog.FindProduct;
import io.longbox.api.catalog.FindStock;
import io.longbox.api.catalog.ProductStatus;
import io.longbox.api.catalog.StockView;
import io.longbox.api.notification.FindInbox;
import io.longbox.api.notification.InboxView;
import io.longbox.api.notification.NotificationKind;
import io.longbox.api.user.FindUser;
import io.longbox.api.user.UserStatus;
import io.longbox.api.waitlist.FindLine;
import io.longbox.api.waitlist.FindPlace;
import io.longbox.api.waitlist.LineView;
import io.longbox.api.waitlist.PlaceView;
import io.longbox.web.ApiTest;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

class LiveApiTest extends ApiTest {

    private static final String PRODUCT_LIVE = PRODUCT_PATH + "/live";
    private static final String PLACE_LIVE = PRODUCT_LIVE + "?userId=" + USER;
    private static final String INBOX_LIVE = USER_PATH + "/notifications/live";

    @LocalServerPort
    private int port;

    @Autowired
    private LiveStreams streams;

    private final List<EventStream> open = new ArrayList<>();
    private volatile StockView stock = stock(5, false, 1);
    private volatile LineView line = new LineView(PRODUCT, 5, 0, 1);
    private volatile @Nullable PlaceView place = waiting(3, 1);
    private volatile InboxView inbox = new InboxView(USER, 0, null, 0);

    @BeforeEach
    void a_product_and_a_reader() {
        store.answer(FindProduct.class, find -> product(PRODUCT, ProductStatus.ON_SALE, 0));
        store.answer(FindUser.class, find -> user(USER, UserStatus.ACTIVE, 0));
        store.answer(FindStock.class, find -> stock);
        store.answer(FindLine.class, find -> line);
        store.answer(FindPlace.class, find -> place);
        store.answer(FindInbox.class, find -> inbox);
    }

    @AfterEach
    void whoever_leaves_is_noticed() throws IOException {
        for (EventStream stream : open) {
            stream.close();
        }
        await().until(() -> streams.count() == 0);
        assertThat(store.subscriptions()).isZero();
    }

    private EventStream watch(String path) throws IOException {
        EventStream stream = EventStream.open(port, path);
        open.add(stream);
        return stream;
    }

    private void stockChanges(long waiting, long version) {
        stock = stock(waiting, false, version);
        store.announce(new FindStock(PRODUCT), stock);
    }

    @Test
    void the_present_state_is_told_at_once() throws IOException {
        EventStream stream = watch(PLACE_LIVE).tells("place", "\"position\":4");

        assertThat(stream.head())
                .startsWith("HTTP/1.1 200")
                .contains("Content-Type: text/event-stream", "Cache-Control: no-store", "X-Accel-Buffering: no");
        assertThat(stream.lines()).anyMatch(line -> line.matches("retry:[23]\\d{3}"));
        assertThat(stream.data("stock"))
                .containsExactly(
                        "{\"onHand\":12,\"reserved\":3,\"available\":9,\"sold\":40,\"waiting\":5,\"linePaused\":false}");
    }

    @Test
    void a_change_is_told_as_soon_as_it_is_announced() throws IOException {
        EventStream stream = watch(PRODUCT_LIVE).tells("stock", "\"waiting\":5");

        stockChanges(4, 2);

        stream.tells("stock", "\"waiting\":4");
        assertThat(stream.data("stock")).hasSize(2);
        assertThat(stream.data("place")).isEmpty();
    }

    @Test
    void news_that_is_lost_is_found_by_looking() throws IOException {
        EventStream stream = watch(PLACE_LIVE).tells("place", "\"ahead\":3");

        stock = stock(4, false, 2);
        line = new LineView(PRODUCT, 4, 0, 2);
        place = waiting(2, 2);

        stream.tells("stock", "\"waiting\":4").tells("place", "\"ahead\":2");
    }

    @Test
    void a_subscription_that_the_other_side_ends_is_made_anew() throws IOException {
        EventStream stream = watch(PRODUCT_LIVE).tells("stock", "\"waiting\":5");
        store.loseSubscribers();
        assertThat(store.subscriptions()).isZero();

        await().until(() -> store.subscriptions() == 1);
        stockChanges(4, 2);

        stream.tells("stock", "\"waiting\":4");
    }

    @Test
    void a_place_moves_when_somebody_ahead_has_gone() throws IOException {
        EventStream stream = watch(PLACE_LIVE).tells("place", "\"ahead\":3");

        place = waiting(2, 1);
        line = new LineView(PRODUCT, 4, 0, 2);
        store.announce(new FindLine(PRODUCT), line);

        stream.tells("place", "\"ahead\":2");
        assertThat(stream.data("stock")).hasSize(1);
    }

    @Test
    void who_was_never_in_line_has_no_place_until_they_join() throws IOException {
        place = null;
        EventStream stream = watch(PLACE_LIVE)
                .tells(
                        "place",
                        "{\"productId\":\"%s\",\"userId\":\"%s\",\"status\":\"NONE\"}".formatted(PRODUCT, USER));

        place = waiting(4, 2);
        line = new LineView(PRODUCT, 6, 0, 2);
        store.announce(new FindLine(PRODUCT), line);

        stream.tells("place", "\"status\":\"WAITING\"");
    }

    @Test
    void what_is_the_same_as_before_is_not_told_again() throws IOException {
        EventStream stream = watch(PLACE_LIVE).tells("place", "\"ahead\":3");

        stockChanges(5, 2);
        await().until(() -> store.asked(FindPlace.class).size() >= 3);

        stream.staysQuietFor(Duration.ofMillis(300));
        assertThat(stream.events()).hasSize(2);
    }

    @Test
    void changes_that_follow_each_other_closely_are_told_as_one_and_the_last_is_told() throws IOException {
        EventStream stream = watch(PRODUCT_LIVE).tells("stock", "\"waiting\":5");
        AtomicLong version = new AtomicLong(1);
        long began = System.nanoTime();

        await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(2)).until(() -> {
            long next = version.incrementAndGet();
            stockChanges(next, next);
            return next >= 300;
        });
        stream.tells("stock", "\"waiting\":300");

        long quarters = Duration.ofNanos(System.nanoTime() - began).toMillis() / 250;
        assertThat((long) stream.data("stock").size())
                .isLessThanOrEqualTo(quarters + 3)
                .isLessThan(100);
    }

    @Test
    void an_inbox_tells_how_many_are_unread_and_the_latest() throws IOException {
        EventStream stream = watch(INBOX_LIVE).tells("inbox", "{\"unread\":0,\"latest\":null}");

        // The version is that of the reading marks: what comes does not raise it.
        inbox = new InboxView(USER, 1, told(NotificationKind.YOUR_TURN, false), 0);
        store.announce(new FindInbox(USER), inbox);

        stream.tells("inbox", "\"unread\":1").tells("inbox", "\"text\":\"It is your turn");
    }

    @Test
    void an_idle_stream_is_kept_alive_by_comments() throws IOException {
        EventStream stream = watch(INBOX_LIVE).tells("inbox", "\"unread\":0");

        await().untilAsserted(() ->
                assertThat(stream.lines()).filteredOn(":still here"::equals).hasSizeGreaterThan(2));
        assertThat(stream.events()).hasSize(1);
    }

    @Test
    void many_streams_of_one_product_share_one_subscription() throws IOException {
        for (int i = 0; i < 3; i++) {
            watch(PRODUCT_LIVE).tells("stock", "\"waiting\":5");
        }
        assertThat(store.subscriptions()).isOne();

        stockChanges(4, 2);
        for (EventStream stream : open) {
            stream.tells("stock", "\"waiting\":4");
        }
        open.get(0).close();
        open.get(1).close();

        await().until(() -> streams.count() == 1);
        assertThat(store.subscriptions()).isOne();
        stockChanges(3, 3);
        open.get(2).tells("stock", "\"waiting\":3");
    }

    @Test
    void streams_are_bounded_and_a_place_is_free_again_when_one_ends() throws IOException {
        for (int i = 0; i < 4; i++) {
            watch(INBOX_LIVE).tells("inbox", "\"unread\":0");
        }

        MvcTestResult refused = get(INBOX_LIVE);
        assertProblem(refused, 503, "unavailable", "too many live streams");
        assertThat(refused).hasHeader("Retry-After", "10");
        assertThat(watch(INBOX_LIVE).head())
                .startsWith("HTTP/1.1 503")
                .contains("Content-Type: application/problem+json", "Retry-After: 10");

        open.get(0).close();
        await().until(() -> streams.count() == 3);
        watch(INBOX_LIVE).tells("inbox", "\"unread\":0");
    }

    @Test
    void a_stream_that_could_not_begin_takes_no_place_and_leaves_nothing_behind() {
        store.answer(FindLine.class, find -> {
            throw new CannotGetJdbcConnectionException("gone");
        });

        for (int i = 0; i < 10; i++) {
            assertProblem(get(PLACE_LIVE), 503, "unavailable", "try again");
        }
        assertThat(streams.count()).isZero();
        assertThat(store.subscriptions()).isZero();
    }

    @Test
    void a_stream_outlasts_an_outage_of_the_store() throws IOException {
        EventStream stream = watch(PLACE_LIVE).tells("place", "\"ahead\":3");
        store.answer(FindStock.class, find -> {
            throw new CannotGetJdbcConnectionException("gone");
        });
        store.answer(FindPlace.class, find -> {
            throw new CannotGetJdbcConnectionException("gone");
        });
        line = new LineView(PRODUCT, 4, 0, 2);
        store.announce(new FindLine(PRODUCT), line);
        int asked = store.asked(FindPlace.class).size();
        await().until(() -> store.asked(FindPlace.class).size() > asked);

        place = waiting(2, 2);
        stock = stock(4, false, 2);
        store.answer(FindStock.class, find -> stock);
        store.answer(FindPlace.class, find -> place);

        stream.tells("stock", "\"waiting\":4").tells("place", "\"ahead\":2");
    }

    @Test
    void a_store_that_stops_ends_its_streams_and_opens_no_more() throws IOException {
        EventStream stream = watch(PLACE_LIVE).tells("place", "\"ahead\":3");

        streams.stop();
        try {
            await().until(stream::hasEnded);
            assertThat(stream.lines()).last().isEqualTo("");
            assertThat(store.subscriptions()).isZero();
            assertProblem(get(PLACE_LIVE), 503, "unavailable", "shutting down");
        } finally {
            streams.start();
        }
        assertThat(streams.getPhase()).isGreaterThan(WebServerApplicationContext.GRACEFUL_SHUTDOWN_PHASE);
    }

    @Test
    void nobody_watches_what_does_not_exist() {
        store.answer(FindUser.class, find -> null);
        assertProblem(get(PLACE_LIVE), 404, "not-found", "no such user");
        assertProblem(get(INBOX_LIVE), 404, "not-found", "no such user");

        store.answer(FindProduct.class, find -> null);
        assertProblem(get(PRODUCT_LIVE), 404, "not-found", "no such product");
        assertThat(streams.count()).isZero();
    }

    @Test
    void a_head_request_opens_nothing() {
        assertThat(mvc.method(HttpMethod.HEAD).uri(PLACE_LIVE).exchange())
                .hasStatusOk()
                .hasHeader("Content-Type", "text/event-stream");
        assertThat(streams.count()).isZero();
    }
}
