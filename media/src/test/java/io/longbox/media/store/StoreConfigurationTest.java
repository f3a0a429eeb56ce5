package io.longbox.media.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.longbox.media.ContentStore;
import io.longbox.media.Database;
import io.longbox.media.ImageIntake;
import io.longbox.media.Media;
import io.longbox.media.SettableClock;
import java.time.Clock;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

class StoreConfigurationTest {

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withUserConfiguration(Media.class)
            .withBean(Clock.class, SettableClock::new)
            .withBean(JdbcClient.class, () -> Database.JDBC)
            .withBean(PlatformTransactionManager.class, () -> Database.TRANSACTIONS)
            .withBean(
                    Configuration.class,
                    () -> DefaultConfigurer.defaultConfiguration().buildConfiguration());

    @Test
    void nothing_needs_to_be_set() {
        application.run(context -> {
            assertThat(context).hasSingleBean(ContentStore.class).hasSingleBean(ImageIntake.class);
            assertThat(context.getBean(S3Connection.class).client()).isNull();
            assertThat(context.getBean(Collector.class).isRunning()).isTrue();
        });
    }

    @Test
    void an_s3_store_without_a_bucket_keeps_the_application_from_starting() {
        application
                .withPropertyValues("longbox.media.store=s3")
                .run(context -> assertThat(context).getFailure().rootCause().isInstanceOf(StoreMisconfigured.class));
    }

    @Test
    void an_s3_store_is_used_when_it_is_set() {
        application
                .withPropertyValues(
                        "longbox.media.store=s3",
                        "longbox.media.s3.endpoint=http://127.0.0.1:1",
                        "longbox.media.s3.bucket=pictures",
                        "longbox.media.s3.access-key=mara",
                        "longbox.media.s3.secret-key=hush")
                .run(context ->
                        assertThat(context.getBean(S3Connection.class).client()).isNotNull());
    }
}
