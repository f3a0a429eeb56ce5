package io.longbox.media.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.longbox.media.Settings;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.diagnostics.FailureAnalysis;

class S3ClientsTest {

    private final Properties before = new Properties();

    @BeforeEach
    void askNobodyElse() {
        before.putAll(System.getProperties());
        System.setProperty("aws.disableEc2Metadata", "true");
        System.setProperty("aws.configFile", "none");
        System.setProperty("aws.sharedCredentialsFile", "none");
    }

    @AfterEach
    void restore() {
        System.setProperties(before);
    }

    @Test
    void without_a_bucket_the_store_does_not_start_and_says_what_to_do() {
        assertThatThrownBy(() -> S3Clients.of(Settings.of(Map.of()).s3()))
                .isInstanceOfSatisfying(StoreMisconfigured.class, misconfigured -> {
                    FailureAnalysis analysis = new StoreMisconfiguredAnalyzer().analyze(misconfigured, misconfigured);
                    assertThat(analysis.getDescription()).contains("no bucket is named");
                    assertThat(analysis.getAction()).contains("longbox.media.s3.bucket");
                });
    }

    @Test
    void half_a_key_is_refused() {
        assertThatThrownBy(() -> S3Clients.of(Settings.of(
                                Map.of("longbox.media.s3.bucket", "pictures", "longbox.media.s3.access-key", "mara"))
                        .s3()))
                .isInstanceOf(StoreMisconfigured.class)
                .hasMessageContaining("half of its keys");
    }

    @Test
    void without_any_keys_the_store_does_not_start() {
        assertThatThrownBy(() -> S3Clients.of(Settings.of(Map.of("longbox.media.s3.bucket", "pictures"))
                        .s3()))
                .isInstanceOf(StoreMisconfigured.class)
                .hasMessageContaining("no keys");
    }

    @Test
    void keys_may_come_from_where_aws_looks() {
        System.setProperty("aws.accessKeyId", "mara");
        System.setProperty("aws.secretAccessKey", "hush");

        S3Clients.of(Settings.of(Map.of("longbox.media.s3.bucket", "pictures")).s3())
                .close();
    }
}
