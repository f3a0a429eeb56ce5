package io.longbox.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.longbox.notification.NotificationContext;
import java.time.Clock;
import org.axonframework.queryhandling.QueryGateway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.mail.autoconfigure.MailSenderAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

class MailConfigurationTest {

    private final MailFixture store = new MailFixture();
    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withUserConfiguration(NotificationContext.class)
            .withConfiguration(AutoConfigurations.of(MailSenderAutoConfiguration.class))
            .withBean(Clock.class, () -> store.clock)
            .withBean(QueryGateway.class, () -> store.queries)
            .withBean(JdbcClient.class, () -> store.jdbc)
            .withBean(PlatformTransactionManager.class, () -> store.transactions);

    @Test
    void without_a_mail_server_nothing_is_written_down_that_nobody_would_send() {
        application.run(context -> assertThat(context)
                .hasNotFailed()
                .doesNotHaveBean(MailPolicy.class)
                .doesNotHaveBean(MailDelivery.class));
    }

    @Test
    void an_empty_name_of_a_mail_server_names_none() {
        application
                .withPropertyValues("spring.mail.host=")
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(MailPolicy.class));
    }

    @Test
    void with_a_mail_server_mail_is_written_down_and_sent() {
        application
                .withPropertyValues(
                        "spring.mail.host=127.0.0.1", "longbox.notifications.mail.from=store@longbox.example")
                .run(context -> {
                    assertThat(context).hasSingleBean(MailPolicy.class);
                    assertThat(context.getBean(MailDelivery.class).isRunning()).isTrue();
                });
    }

    @Test
    void a_mail_server_without_a_sender_keeps_the_store_from_starting_and_says_what_to_do() {
        application.withPropertyValues("spring.mail.host=127.0.0.1").run(context -> {
            FailureAnalysis analysis = new MailMisconfiguredAnalyzer().analyze(context.getStartupFailure());

            assertThat(analysis.getDescription())
                    .isEqualTo("There is a mail server (spring.mail.host), but nobody that mail comes from.");
            assertThat(analysis.getAction()).contains("Set longbox.notifications.mail.from");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"store", "a@example.org, b@example.org"})
    void a_sender_that_is_no_address_keeps_the_store_from_starting(String from) {
        application
                .withPropertyValues("spring.mail.host=127.0.0.1", "longbox.notifications.mail.from=" + from)
                .run(context -> assertThat(context).getFailure().rootCause().isInstanceOf(MailMisconfigured.class));
    }
}
