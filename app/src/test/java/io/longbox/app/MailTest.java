package io.longbox.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Where there is a mail server, readers in line are told by mail as well. */
@TestStore
class MailTest {

    private static final GreenMail POST = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void post(DynamicPropertyRegistry properties) {
        POST.start();
        properties.add("spring.mail.host", () -> "127.0.0.1");
        properties.add("spring.mail.port", () -> POST.getSmtp().getPort());
        properties.add("longbox.notifications.mail.from", () -> "store@longbox.example");
    }

    @AfterAll
    static void stop() {
        POST.stop();
    }

    @Test
    void a_reader_is_told_of_the_place_in_line_and_of_the_turn_once_each() {
        StoreClient store = new StoreClient(port);
        String product = store.product(1);
        String owner = store.reader();
        store.add(owner, product, 1, "REJECT").then().statusCode(201);
        store.join(store.reader(), product, 1);
        store.delete("/api/users/" + owner + "/cart/items/" + product).then().statusCode(204);

        await().atMost(Duration.ofSeconds(30)).until(() -> POST.getReceivedMessages().length >= 2);
        assertThat(subjects()).doesNotHaveDuplicates().hasSize(2).allMatch(subject -> subject.contains("A Comic"));
    }

    private static List<String> subjects() {
        return Arrays.stream(POST.getReceivedMessages()).map(MailTest::subject).toList();
    }

    private static String subject(MimeMessage mail) {
        try {
            return mail.getSubject();
        } catch (MessagingException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
