package io.longbox.query.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.longbox.api.Refusal;
import io.longbox.api.RefusedException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PageKeyTest {

    private static final Instant TIME = Instant.parse("2026-01-01T00:00:00.123456Z");
    private static final UUID ID = UUID.randomUUID();

    private record Key(Instant time, UUID id, long number) {

        static Key read(String text) {
            return PageKey.read(text, 3, key -> new Key(key.time(0), key.id(1), key.number(2)));
        }
    }

    @Test
    void a_key_reads_as_what_it_was_made_of() {
        assertThat(Key.read(PageKey.of(TIME, ID, 7))).isEqualTo(new Key(TIME, ID, 7));
    }

    @Test
    void a_malformed_key_is_refused() {
        for (String malformed : List.of(
                "",
                "|",
                "||",
                TIME + "|" + ID,
                TIME + "|" + ID + "|7|8",
                "yesterday|" + ID + "|7",
                TIME + "|nobody|7",
                TIME + "|" + ID + "|many",
                TIME + "|" + ID + "|")) {
            assertThatThrownBy(() -> Key.read(malformed)).isInstanceOfSatisfying(RefusedException.class, refused -> {
                assertThat(refused.refusal().code()).isEqualTo(Refusal.Code.INVALID);
                assertThat(refused.refusal().field()).isEqualTo("after");
            });
        }
    }

    @Test
    void a_time_that_no_database_knows_is_the_nearest_that_it_does() {
        assertThat(Key.read("+999999999-01-01T00:00:00Z|" + ID + "|7").time()).isEqualTo(Stored.LATEST);
        assertThat(Key.read("-999999999-01-01T00:00:00Z|" + ID + "|7").time()).isEqualTo(Stored.EARLIEST);
    }
}
