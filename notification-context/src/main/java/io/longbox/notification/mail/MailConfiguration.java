package io.longbox.notification.mail;

import io.longbox.notification.NotificationProperties;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.time.Clock;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.transaction.PlatformTransactionManager;

/** Mail, if there is a server for it. Without one nothing is written down either, so that nothing piles up. */
@Configuration(proxyBeanMethods = false)
@Conditional(MailConfigured.class)
class MailConfiguration {

    @Bean
    Outbox mailOutbox(JdbcClient jdbc, PlatformTransactionManager transactions) {
        return new Outbox(jdbc, transactions);
    }

    @Bean
    MailPolicy mailPolicy(Outbox outbox, MailDelivery delivery, NotificationProperties properties, Clock clock) {
        return new MailPolicy(outbox, delivery, properties.mail().within(), clock);
    }

    @Bean
    MailDelivery mailDelivery(
            Outbox outbox,
            QueryGateway queries,
            JavaMailSender server,
            NotificationProperties properties,
            Clock clock,
            ObjectProvider<MeterRegistry> meters) {
        return new MailDelivery(
                outbox,
                new LetterWriter(queries),
                new Smtp(server, properties.mail().from()),
                properties.mail(),
                clock,
                meters.getIfUnique(CompositeMeterRegistry::new));
    }
}
