package io.longbox.web.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.longbox.web.problem.ProblemException;
import java.util.List;
import org.junit.jupiter.api.Test;

class CursorTest {

    private final Cursor<Long> cursor = new Cursor<>("numbers", Long::valueOf);

    @Test
    void a_cursor_comes_back_as_the_place_it_was_made_for() {
        assertThat(cursor.decode(cursor.encode(42L))).isEqualTo(42);
    }

    @Test
    void the_first_and_the_last_page_have_none() {
        assertThat(cursor.decode(null)).isNull();
        assertThat(cursor.decode("")).isNull();
        assertThat(cursor.encode(null)).isNull();
    }

    @Test
    void a_cursor_of_another_list_is_refused() {
        String foreign = new Cursor<>("letters", Long::valueOf).encode(42L);

        assertThatThrownBy(() -> cursor.decode(foreign)).isInstanceOf(ProblemException.class);
    }

    @Test
    void a_cursor_of_any_length_is_refused_without_being_read() {
        assertThatThrownBy(() -> cursor.decode("A".repeat(100_000))).isInstanceOf(ProblemException.class);
    }

    @Test
    void a_cursor_that_was_cut_short_or_changed_is_refused() {
        String whole = cursor.encode(123_456L);

        for (int length = 1; length < whole.length(); length++) {
            String cut = whole.substring(0, length);
            assertThatThrownBy(() -> cursor.decode(cut)).as(cut).isInstanceOf(ProblemException.class);
        }
        for (int i = 0; i < whole.length(); i++) {
            String changed = whole.substring(0, i) + (whole.charAt(i) == 'B' ? 'C' : 'B') + whole.substring(i + 1);
            assertThatThrownBy(() -> cursor.decode(changed)).as(changed).isInstanceOf(ProblemException.class);
        }
        for (String padded : List.of(whole + "=", whole + "A", " " + whole, whole + "\n")) {
            assertThatThrownBy(() -> cursor.decode(padded)).as(padded).isInstanceOf(ProblemException.class);
        }
    }

    @Test
    void a_key_is_a_text_without_control_characters() {
        Cursor<String> keys = Cursor.ofKeys("keys");

        assertThat(keys.decode(keys.encode("2026-03-01T10:00:00Z/\u00fc"))).isEqualTo("2026-03-01T10:00:00Z/\u00fc");
        assertThatThrownBy(() -> keys.decode(keys.encode("a\u0000b"))).isInstanceOf(ProblemException.class);
    }
}
