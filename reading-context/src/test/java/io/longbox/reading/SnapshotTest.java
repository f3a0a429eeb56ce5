package io.longbox.reading;

import static io.longbox.reading.ReadingFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import io.longbox.api.reading.UnlockRefusalReason;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** A snapshot is the aggregate's fields as JSON. */
class SnapshotTest {

    static final JsonMapper FIELDS_ALONE = JsonMapper.builder()
            .changeDefaultVisibility(visibility -> visibility
                    .withVisibility(PropertyAccessor.ALL, Visibility.NONE)
                    .withVisibility(PropertyAccessor.FIELD, Visibility.ANY)
                    .withVisibility(PropertyAccessor.CREATOR, Visibility.ANY))
            .build();

    static Stream<Object> aggregates() {
        ChapterUnlock underWay = new ChapterUnlock();
        underWay.on(requested(1));
        underWay.on(refused(1, UnlockRefusalReason.TIMED_OUT));
        underWay.on(requested(2));
        ChapterUnlock unlocked = new ChapterUnlock();
        unlocked.on(requested(1));
        unlocked.on(unlocked(1));
        Reading reading = new Reading();
        reading.on(reached(20, 20));
        reading.on(finished(20));
        reading.on(reached(3, 22));
        return Stream.of(underWay, unlocked, reading);
    }

    @ParameterizedTest
    @MethodSource("aggregates")
    void a_snapshot_brings_back_all_of_the_state(Object aggregate) {
        Object restored = FIELDS_ALONE.readValue(FIELDS_ALONE.writeValueAsString(aggregate), aggregate.getClass());

        assertThat(restored).usingRecursiveComparison().isEqualTo(aggregate);
        assertThat(FIELDS_ALONE.writeValueAsString(restored)).isEqualTo(FIELDS_ALONE.writeValueAsString(aggregate));
    }
}
