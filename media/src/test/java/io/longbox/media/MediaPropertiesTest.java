package io.longbox.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MediaPropertiesTest {

    @ParameterizedTest
    @CsvSource({
        "max-image, 0B, at least 1",
        "max-pixels, 0, at least 1",
        "max-archive, 0B, at least 1",
        "max-pages, 0, at least 1",
        "decoders, 0, at least 1",
        "collect-every, 0s, longer than nothing",
        "keep-unreferenced, 59s, at least a minute"
    })
    void a_setting_that_makes_no_sense_is_refused_by_its_name(String name, String value, String why) {
        String property = "longbox.media." + name;

        assertThatThrownBy(() -> Settings.of(Map.of(property, value)))
                .rootCause()
                .hasMessageContainingAll(property, why);
    }

    @Test
    void the_keys_of_a_store_are_not_shown() {
        MediaProperties properties =
                Settings.of(Map.of("longbox.media.s3.access-key", "AKIA123", "longbox.media.s3.secret-key", "hush"));

        assertThat(properties.s3().secretKey()).isEqualTo("hush");
        assertThat(properties.toString()).doesNotContain("AKIA123", "hush");
    }
}
