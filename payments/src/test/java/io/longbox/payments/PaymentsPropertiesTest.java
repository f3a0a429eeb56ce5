package io.longbox.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class PaymentsPropertiesTest {

    @Test
    void the_pause_doubles_with_each_failure_up_to_a_minute() {
        PaymentsProperties properties = bind(Map.of());

        assertThat(IntStream.of(1, 2, 3, 6, 7, 1_000_000).mapToObj(properties::pauseAfter))
                .isEqualTo(List.of(
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(4),
                        Duration.ofSeconds(32),
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(1)));
    }

    @ParameterizedTest
    @CsvSource({
        "answer-within, 0s, longer than nothing",
        "poll, -1s, longer than nothing",
        "retry-after, 0s, longer than nothing",
        "calls-in-flight, 3, at least 4",
        "lease, 1s, longer than poll",
        "keep, -1s, not negative",
        "simulator.latency-to, 19ms, not shorter",
        "simulator.latency-from, -1ms, not shorter",
        "simulator.slow-answer, -1ms, not negative",
        "simulator.lost-percent, 101, between 0 and 100"
    })
    void a_setting_that_makes_no_sense_is_refused_by_its_name(String name, String value, String why) {
        String property = "longbox.payments." + name;

        assertThatThrownBy(() -> bind(Map.of(property, value)))
                .rootCause()
                .hasMessageContainingAll("longbox.payments", why);
    }

    private static PaymentsProperties bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("longbox.payments", PaymentsProperties.class);
    }
}
