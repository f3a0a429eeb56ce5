package io.longbox.web.live;

import static io.longbox.web.Fixtures.USER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.longbox.api.notification.FindInbox;
import io.longbox.api.notification.InboxView;
import io.longbox.web.FakeStore;
import io.longbox.web.Fixtures;
import io.longbox.web.store.StoreFixture;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

class LiveStreamsTest {

    private final FakeStore fake = new FakeStore();
    private LiveStreams streams = streams(Duration.ofMinutes(1));

    private LiveStreams streams(Duration lasts) {
        return new LiveStreams(StoreFixture.of(fake), Fixtures.properties(lasts));
    }

    @AfterEach
    void stop() {
        streams.stop();
        streams.destroy();
        assertThat(streams.count()).isZero();
        assertThat(fake.subscriptions()).isZero();
    }

    private SseEmitter open() {
        fake.answer(FindInbox.class, find -> new InboxView(USER, 0, null, 0));
        return streams.open(stream -> stream.watch(new FindInbox(USER), InboxView.class));
    }

    @Test
    void a_stream_ends_when_it_has_lasted_long_enough() {
        streams = streams(Duration.ofMillis(50));
        streams.start();

        SseEmitter emitter = open();

        await().until(() -> streams.count() == 0);
        await().untilAsserted(
                        () -> assertThatThrownBy(() -> emitter.send("more")).isInstanceOf(IllegalStateException.class));
        assertThat(fake.subscriptions()).isZero();
    }

    @Test
    void streams_open_only_while_the_store_runs() {
        assertThatThrownBy(this::open).hasMessageContaining("shutting down");

        streams.start();
        open();
        assertThat(streams.count()).isOne();
    }

    @Test
    void a_stream_whose_set_up_fails_is_none() {
        streams.start();

        assertThatThrownBy(() -> streams.open(stream -> {
                    stream.watch(new FindInbox(USER), InboxView.class);
                    throw new IllegalStateException("broken");
                }))
                .hasMessage("broken");
        assertThat(streams.count()).isZero();
        assertThat(fake.subscriptions()).isZero();
    }
}
