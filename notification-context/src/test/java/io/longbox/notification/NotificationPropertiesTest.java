package io.longbox.notification;

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

class NotificationPropertiesTest {

    @Test
    void the_pause_doubles_with_each_failure_up_to_ten_minutes() {
        NotificationProperties.Mail mail = bind(Map.of()).mail();

        assertThat(IntStream.of(1, 2, 3, 4, 5, 6, 1_000_000).mapToObj(mail::pauseAfter))
                .isEqualTo(List.of(
                        Duration.ofSeconds(30),
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(2),
                        Duration.ofMinutes(4),
                        Duration.ofMinutes(8),
                        Duration.ofMinutes(10),
                        Duration.ofMinutes(10)));
    }

    @ParameterizedTest
    @CsvSource({
        "within, 0s, longer than nothing",
        "poll, -1s, longer than nothing",
        "retry-after, 0s, longer than nothing",
        "lease, 0s, longer than nothing",
        "attempts, 0, at least 1",
        "keep, 59m, not shorter than within"
    })
    void a_setting_that_makes_no_sense_is_refused_by_its_name(String name, String value, String why) {
        String property = "longbox.notifications.mail." + name;

        assertThatThrownBy(() -> bind(Map.of(property, value))).rootCause().hasMessageContainingAll(property, why);
    }

    private static NotificationProperties bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("longbox.notifications", NotificationProperties.class);
    }
}
