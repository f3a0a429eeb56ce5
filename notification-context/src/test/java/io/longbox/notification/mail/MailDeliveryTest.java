package io.longbox.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.icegreen.greenmail.util.ServerSetupTest;
import io.longbox.api.notification.NotificationId;
import io.longbox.api.user.UserStatus;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class MailDeliveryTest {

    private final MailFixture store = new MailFixture();
    private final List<MailDelivery> started = Collections.synchronizedList(new ArrayList<>());
    private GreenMail server = new GreenMail(ServerSetupTest.SMTP.dynamicPort());

    @BeforeEach
    void serverIsUp() {
        server.start();
    }

    @AfterEach
    void everythingStops() {
        started.forEach(MailDelivery::stop);
        server.stop();
    }

    @Test
    void a_mail_arrives() throws Exception {
        NotificationId turn = store.given(store.yourTurn());

        start(port());

        store.awaitFate(turn, "SENT 1");
        assertThat(server.getReceivedMessages()).hasSize(1);
        assertThat(server.getReceivedMessages()[0].getSubject()).isEqualTo("It is your turn: Little Nemo");
        assertThat(store.counted("sent")).isOne();
    }

    @Test
    void new_mail_does_not_wait_for_the_next_look() {
        MailDelivery delivery = store.deliveryTo(port(), MailFixture.lookingEvery(Duration.ofDays(1)));
        NotificationId first = store.given(store.yourTurn());
        start(delivery);
        store.awaitFate(first, "SENT 1");

        NotificationId second = store.given(store.yourTurn());
        delivery.nudge();

        store.awaitFate(second, "SENT 1");
    }

    @Test
    void the_same_news_is_mailed_once() {
        Notice turn = store.yourTurn();
        store.given(turn);
        start(port());
        store.awaitFate(turn.id(), "SENT 1");

        assertThat(store.outbox.add(turn, store.clock.instant())).isFalse();

        awaitOneMoreMail();
        assertThat(received()).isEqualTo(2);
    }

    @Test
    void when_the_server_was_down_the_mail_arrives_later() {
        int port = port();
        server.stop();
        NotificationId turn = store.given(store.yourTurn());
        start(port);
        store.awaitFate(turn, "PENDING 1 ConnectException");

        server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        store.clock.advance(Duration.ofSeconds(30));

        store.awaitFate(turn, "SENT 2");
        assertThat(received()).isOne();
    }

    @Test
    void while_the_server_is_down_one_mail_at_a_time_finds_out() throws Exception {
        ScriptedServer refusing = new ScriptedServer().answers("MAIL", "421 not now");
        List<NotificationId> mails = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            mails.add(store.given(store.yourTurn()));
        }
        MailDelivery delivery = store.deliveryTo(refusing.port(), MailFixture.lookingEvery(Duration.ofDays(1)));

        start(delivery);
        await().until(() -> refusing.commands().contains("MAIL")
                && mails.stream().anyMatch(mail -> store.fate(mail).startsWith("PENDING 1")));
        delivery.nudge();
        delivery.stop();

        assertThat(mails.stream().map(store::fate).filter("PENDING 0"::equals)).hasSize(4);
        refusing.close();
    }

    @Test
    void a_mail_is_given_up_after_some_tries() throws Exception {
        try (ScriptedServer busy = new ScriptedServer().answers("RCPT", "450 busy")) {
            NotificationId turn = store.given(store.yourTurn());
            start(busy.port());
            store.awaitFate(turn, "PENDING 1 SMTPAddressFailedException 450");
            store.clock.advance(Duration.ofSeconds(30));
            store.awaitFate(turn, "PENDING 2 SMTPAddressFailedException 450");
            store.clock.advance(Duration.ofSeconds(60));

            store.awaitFate(turn, "FAILED 3 SMTPAddressFailedException 450");
            assertThat(store.counted("failed")).isOne();
        }
    }

    @Test
    void a_mail_is_not_tried_again_before_its_pause_is_over() throws Exception {
        try (ScriptedServer busy = new ScriptedServer().answers("RCPT", "450 busy")) {
            NotificationId turn = store.given(store.yourTurn());
            start(busy.port());
            store.awaitFate(turn, "PENDING 1 SMTPAddressFailedException 450");

            store.clock.advance(Duration.ofSeconds(30).minusMillis(1));

            assertThat(store.outbox.claim(store.clock.instant(), store.clock.instant()))
                    .isEmpty();
        }
    }

    @Test
    void what_a_killed_process_was_sending_is_uncertain_and_never_sent_again() {
        NotificationId lost = store.given(store.yourTurn());
        assertThat(store.outbox.claim(
                        store.clock.instant(), store.clock.instant().plus(store.settings.lease())))
                .isPresent();
        start(port());
        awaitOneMoreMail();
        assertThat(store.fate(lost)).as("its lease is not over").isEqualTo("SENDING 1");

        store.clock.advance(store.settings.lease().plusMillis(1));

        store.awaitFate(lost, "UNCERTAIN 1 SENDER_LOST");
        awaitOneMoreMail();
        assertThat(received()).isEqualTo(2);
        assertThat(store.counted("uncertain")).isOne();
    }

    @Test
    void what_was_taken_for_lost_is_never_put_back_by_who_comes_late() {
        NotificationId lost = store.given(store.yourTurn());
        store.outbox.claim(store.clock.instant(), store.clock.instant());
        store.clock.advance(Duration.ofSeconds(1));
        assertThat(store.outbox.giveUpLost(store.clock.instant())).containsExactly(lost);

        store.outbox.putBack(lost, store.clock.instant(), "late");

        assertThat(store.fate(lost)).isEqualTo("UNCERTAIN 1 SENDER_LOST");
    }

    @Test
    void a_mail_whose_server_fell_silent_is_uncertain_and_never_sent_again() throws Exception {
        try (ScriptedServer silent = new ScriptedServer().hangsUpAfter(ScriptedServer.END)) {
            NotificationId first = store.given(store.yourTurn());
            start(silent.port());
            store.awaitFate(first, "UNCERTAIN 1 SMTPSendFailedException");

            store.clock.advance(Duration.ofMinutes(50));
            NotificationId second = store.given(store.yourTurn());

            store.awaitFate(second, "UNCERTAIN 1 SMTPSendFailedException");
            assertThat(Collections.frequency(silent.commands(), ScriptedServer.END))
                    .isEqualTo(2);
        }
    }

    @Test
    void after_its_deadline_a_mail_is_not_sent() {
        NotificationId late = store.given(
                store.yourTurn(new NotificationId(UUID.randomUUID()), MailFixture.NOW.plus(Duration.ofMinutes(5))));
        store.clock.advance(Duration.ofMinutes(5));

        start(port());

        store.awaitFate(late, "EXPIRED 1");
        assertThat(received()).isZero();
        assertThat(store.counted("expired")).isOne();
    }

    @Test
    void old_news_is_not_sent() {
        NotificationId old = store.given(store.yourTurn());
        store.clock.advance(Duration.ofHours(1).plusMillis(1));

        start(port());

        store.awaitFate(old, "EXPIRED 1");
        assertThat(received()).isZero();
    }

    @Test
    void nobody_is_written_to_who_is_suspended() {
        store.readerIs("Ada", "ada@example.org", UserStatus.SUSPENDED);
        NotificationId turn = store.given(store.yourTurn());

        start(port());

        store.awaitFate(turn, "FAILED 1 READER_SUSPENDED");
        assertThat(received()).isZero();
    }

    @Test
    void a_reader_whom_the_views_get_to_know_in_time_is_written_to() {
        store.readerIsUnknown();
        NotificationId turn = store.given(store.yourTurn());
        start(port());
        store.awaitFate(turn, "PENDING 1 READER_UNKNOWN");

        store.readerIs("Ada", "ada@example.org", UserStatus.ACTIVE);
        store.clock.advance(Duration.ofSeconds(30));

        store.awaitFate(turn, "SENT 2");
    }

    @Test
    void several_processes_send_each_mail_once() {
        List<NotificationId> mails = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            mails.add(store.given(store.yourTurn()));
        }

        start(port());
        start(port());
        start(port());

        await().until(() -> mails.stream().map(store::fate).allMatch("SENT 1"::equals));
        assertThat(received()).isEqualTo(60);
        assertThat(Arrays.stream(server.getReceivedMessages()).map(mail -> {
                    try {
                        return mail.getMessageID();
                    } catch (MessagingException failed) {
                        throw new IllegalStateException(failed);
                    }
                }))
                .doesNotHaveDuplicates();
    }

    @Test
    void stopping_finishes_the_mail_under_way_and_begins_no_other() throws Exception {
        CountDownLatch complete = new CountDownLatch(1);
        CountDownLatch answered = new CountDownLatch(1);
        try (ScriptedServer slow = new ScriptedServer().beforeEnd(() -> {
            complete.countDown();
            try {
                answered.await();
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        })) {
            NotificationId underWay = store.given(store.yourTurn());
            MailDelivery delivery = start(slow.port());
            assertThat(complete.await(10, TimeUnit.SECONDS)).isTrue();
            NotificationId waiting = store.given(store.yourTurn());

            CompletableFuture<Void> stopped = CompletableFuture.runAsync(delivery::stop);
            await().until(() -> !delivery.isRunning());
            answered.countDown();
            stopped.get(10, TimeUnit.SECONDS);

            assertThat(store.fate(underWay)).isEqualTo("SENT 1");
            assertThat(store.fate(waiting)).isEqualTo("PENDING 0");
        }
    }

    @Test
    void what_was_stopped_starts_again() {
        MailDelivery delivery = start(port());
        delivery.stop();
        delivery.stop();
        delivery.nudge();
        NotificationId turn = store.given(store.yourTurn());

        delivery.start();

        store.awaitFate(turn, "SENT 1");
    }

    @Test
    void what_became_of_old_mail_is_forgotten_but_nothing_that_is_under_way() {
        NotificationId sent = store.given(store.yourTurn());
        store.outbox.claim(store.clock.instant(), store.clock.instant());
        store.outbox.finish(sent, MailState.SENT, null);
        NotificationId waiting = store.given(store.yourTurn());

        store.outbox.forget(MailFixture.NOW);
        assertThat(store.fate(sent)).isEqualTo("SENT 1");

        store.outbox.forget(MailFixture.NOW.plusSeconds(1));
        assertThat(store.fate(sent)).isEqualTo("none");
        assertThat(store.fate(waiting)).isEqualTo("PENDING 0");
    }

    @Test
    void the_outbox_holds_no_personal_data() {
        NotificationId turn = store.given(store.yourTurn());
        start(port());
        store.awaitFate(turn, "SENT 1");

        assertThat(store.jdbc
                        .sql("SELECT mail::text FROM notifications.mail")
                        .query(String.class)
                        .single())
                .doesNotContainIgnoringCase("ada")
                .doesNotContain("example.org");
    }

    @Test
    void no_log_says_who_gets_mail_though_the_server_does() throws Exception {
        ListAppender<ILoggingEvent> logged = new ListAppender<>();
        Logger everything = (Logger) LoggerFactory.getLogger("io.longbox");
        logged.start();
        everything.addAppender(logged);
        try (ScriptedServer telling = new ScriptedServer().answers("RCPT", "450 ada@example.org has no room")) {
            NotificationId turn = store.given(store.yourTurn());
            start(telling.port());
            store.awaitFate(turn, "PENDING 1 SMTPAddressFailedException 450");
            telling.answers("RCPT", "550 ada@example.org is gone");
            store.clock.advance(Duration.ofSeconds(30));
            store.awaitFate(turn, "FAILED 2 SMTPAddressFailedException 550");
        } finally {
            everything.detachAppender(logged);
        }

        assertThat(logged.list).hasSize(2).allSatisfy(event -> {
            assertThat(event.getFormattedMessage())
                    .doesNotContainIgnoringCase("ada@")
                    .doesNotContain("example.org");
            assertThat(event.getThrowableProxy()).isNull();
        });
    }

    private MailDelivery start(int port) {
        return start(store.deliveryTo(port));
    }

    private MailDelivery start(MailDelivery delivery) {
        started.add(delivery);
        delivery.start();
        return delivery;
    }

    /** Once a later mail has arrived, an earlier one that was to be sent has been as well. */
    private void awaitOneMoreMail() {
        store.awaitFate(store.given(store.yourTurn()), "SENT 1");
    }

    private int port() {
        return server.getSmtp().getPort();
    }

    private int received() {
        return server.getReceivedMessages().length;
    }
}
