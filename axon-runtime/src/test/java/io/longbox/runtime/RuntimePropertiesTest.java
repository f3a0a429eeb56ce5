package io.longbox.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class RuntimePropertiesTest {

    @Test
    void all_have_defaults() {
        assertThat(bound(Map.of()).groupCommit().segments()).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource({
        "cached-aggregates, -1",
        "snapshot-after, 0",
        "batch-size, 0",
        "policy-segments, 0",
        "senders, 0",
        "conflict-retries, -1",
        "dead-letter-retries, 0",
        "outcome-within, 0s",
        "send-timeout, -1s",
        "deadline-poll, 0s",
        "group-commit.segments, 0",
        "group-commit.batch-size, -1",
        "group-commit.queued, 0",
        "group-commit.patience, -5s",
        "unit-of-work.warn-after, 0s",
        "unit-of-work.interrupt-after, 0s"
    })
    void what_cannot_work_is_refused_by_its_name(String name, String value) {
        assertThatThrownBy(() -> bound(Map.of("longbox.runtime." + name, value)))
                .isInstanceOf(BindException.class)
                .rootCause()
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("longbox.runtime." + name + " is ");
    }

    private static RuntimeProperties bound(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("longbox.runtime", RuntimeProperties.class);
    }
}
