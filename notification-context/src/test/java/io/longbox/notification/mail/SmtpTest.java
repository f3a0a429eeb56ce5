package io.longbox.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import io.longbox.api.notification.NotificationId;
import io.longbox.api.user.UserStatus;
import io.longbox.notification.mail.Outcome.Cause;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mail.javamail.JavaMailSender;

class SmtpTest {

    private final NotificationId id = new NotificationId(UUID.randomUUID());

    @Test
    void a_letter_arrives_as_it_was_written() throws Exception {
        MimeMessage mail =
                received(letter("ada@example.org", "Ada “die” Gräfin", "Der Kölner Dom, №\u00a01", "Grüße\n.\n"));

        assertThat(mail.getHeader("To", ", "))
                .isEqualTo(new InternetAddress("ada@example.org", "Ada “die” Gräfin", "UTF-8").toString());
        assertThat(mail.getFrom()).containsExactly(new InternetAddress("store@longbox.example", "Longbox"));
        assertThat(mail.getSubject()).isEqualTo("Der Kölner Dom, №\u00a01");
        assertThat(((String) mail.getContent()).replace("\r\n", "\n").stripTrailing())
                .isEqualTo("Grüße\n.");
        assertThat(mail.getMessageID()).isEqualTo("<" + id + "@longbox.example>");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getSentDate()).isNotNull();
    }

    @Test
    void nothing_that_others_wrote_becomes_a_header() throws Exception {
        MailFixture store = new MailFixture();
        store.readerIs("Ada\r\nBcc: all@example.org\r\n\r\n<b>", "ada@example.org", UserStatus.ACTIVE);
        store.productIs("Nemo\r\nBcc: all@example.org\r\n\r\nbody");

        MimeMessage mail = received(new LetterWriter(store.queries).write(store.yourTurn()));

        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getAllRecipients()).hasSize(1);
        assertThat(mail.getSubject()).isEqualTo("It is your turn: Nemo Bcc: all@example.org body");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ada",
                "ada@",
                "@example.org",
                "a@b@c",
                "ada@example.org,bob@example.org",
                "ada,bob@example.org",
                "<ada@example.org>",
                "Ada <ada@example.org>",
                "ada@example.org> RCPT TO:<bob@example.org",
                "ada@example.org\r\nRCPT TO:<bob@example.org>",
                "ada>@example.org",
                "friends:ada@example.org;"
            })
    void what_is_not_exactly_one_address_gets_no_mail(String address) throws IOException {
        try (ScriptedServer server = new ScriptedServer()) {
            assertThat(to(server, letter(address, "Ada", "News", "news")))
                    .isEqualTo(new Outcome.Never("ADDRESS_MALFORMED"));
            assertThat(server.commands()).isEmpty();
        }
    }

    @Test
    void a_server_that_says_nothing_to_the_end_of_a_mail_leaves_it_uncertain() throws IOException {
        try (ScriptedServer server = new ScriptedServer().hangsUpAfter(ScriptedServer.END)) {
            assertThat(to(server)).isEqualTo(new Outcome.Uncertain("SMTPSendFailedException"));
        }
    }

    @Test
    void a_server_that_lets_the_end_of_a_mail_wait_for_ever_leaves_it_uncertain() throws IOException {
        JavaMailSender impatient;
        try (ScriptedServer server = new ScriptedServer()) {
            impatient = MailFixture.serverAt(server.port());
            impatient.createMimeMessage().getSession().getProperties().put("mail.smtp.timeout", "100");
            CountDownLatch tested = new CountDownLatch(1);
            server.beforeEnd(() -> {
                try {
                    tested.await();
                } catch (InterruptedException ended) {
                    Thread.currentThread().interrupt();
                }
            });

            assertThat(new Smtp(impatient, MailFixture.FROM).send(letter()))
                    .isEqualTo(new Outcome.Uncertain("SocketTimeoutException"));
            tested.countDown();
        }
    }

    @Test
    void a_server_that_goes_away_before_the_mail_is_complete_has_not_taken_it() throws IOException {
        for (String verb : new String[] {"EHLO", "MAIL", "RCPT", "DATA"}) {
            try (ScriptedServer server = new ScriptedServer().hangsUpAfter(verb)) {
                assertThat(to(server))
                        .as(verb)
                        .isInstanceOfSatisfying(
                                Outcome.Later.class,
                                later -> assertThat(later.cause()).isEqualTo(Cause.SERVER));
            }
        }
    }

    @Test
    void a_server_that_is_not_there_has_not_taken_it() throws IOException {
        ScriptedServer server = new ScriptedServer();
        server.close();

        assertThat(to(server)).isEqualTo(new Outcome.Later("ConnectException", Cause.SERVER));
    }

    @Test
    void a_mail_that_the_server_cannot_take_now_is_tried_later() throws IOException {
        try (ScriptedServer server = new ScriptedServer().answers(ScriptedServer.END, "451 try again")) {
            assertThat(to(server)).isEqualTo(new Outcome.Later("SMTPSendFailedException 451", Cause.MAIL));
        }
        try (ScriptedServer server = new ScriptedServer().answers("RCPT", "450 mailbox busy")) {
            assertThat(to(server)).isEqualTo(new Outcome.Later("SMTPAddressFailedException 450", Cause.MAIL));
        }
    }

    @Test
    void a_mail_that_the_server_never_takes_is_not_tried_again() throws IOException {
        try (ScriptedServer server = new ScriptedServer().answers(ScriptedServer.END, "554 spam")) {
            assertThat(to(server)).isEqualTo(new Outcome.Never("SMTPSendFailedException 554"));
        }
        try (ScriptedServer server = new ScriptedServer().answers("RCPT", "550 no such mailbox")) {
            assertThat(to(server)).isEqualTo(new Outcome.Never("SMTPAddressFailedException 550"));
        }
    }

    @Test
    void a_server_that_takes_no_mail_from_this_store_fails_all_of_it_not_this_one() throws IOException {
        try (ScriptedServer server = new ScriptedServer().answers("MAIL", "530 authenticate first")) {
            assertThat(to(server)).isEqualTo(new Outcome.Later("SMTPSendFailedException 530", Cause.SERVER));
        }
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  "})
    void a_mail_server_needs_somebody_that_mail_comes_from(String from) {
        assertThatThrownBy(() -> new Smtp(MailFixture.serverAt(25), from))
                .isInstanceOf(MailMisconfigured.class)
                .hasMessageContaining("nobody that mail comes from");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Longbox",
                "Longbox <store>",
                "a@example.org, b@example.org",
                "store@example.org\r\nBcc: b@example.org"
            })
    void mail_comes_from_an_address(String from) {
        assertThatThrownBy(() -> new Smtp(MailFixture.serverAt(25), from))
                .isInstanceOf(MailMisconfigured.class)
                .hasMessageContaining("it is no address");
    }

    @Test
    void a_time_limit_that_was_set_is_kept() {
        JavaMailSender server = MailFixture.serverAt(25);
        server.createMimeMessage().getSession().getProperties().put("mail.smtp.timeout", "77");

        new Smtp(server, MailFixture.FROM);

        assertThat(server.createMimeMessage().getSession().getProperties())
                .containsEntry("mail.smtp.timeout", "77")
                .containsEntry("mail.smtp.connectiontimeout", "10000");
    }

    private MimeMessage received(Letter letter) {
        GreenMail server = new GreenMail(ServerSetupTest.SMTP.dynamicPort());
        server.start();
        try {
            Outcome outcome = new Smtp(MailFixture.serverAt(server.getSmtp().getPort()), MailFixture.FROM).send(letter);
            assertThat(outcome).isEqualTo(new Outcome.Sent());
            assertThat(server.waitForIncomingEmail(1)).isTrue();
            return server.getReceivedMessages()[0];
        } finally {
            server.stop();
        }
    }

    private Outcome to(ScriptedServer server) {
        return to(server, letter());
    }

    private Outcome to(ScriptedServer server, Letter letter) {
        return new Smtp(MailFixture.serverAt(server.port()), MailFixture.FROM).send(letter);
    }

    private Letter letter() {
        return letter("ada@example.org", "Ada", "News", "news");
    }

    private Letter letter(String address, String name, String subject, String body) {
        return new Letter(id, address, name, subject, body);
    }
}
