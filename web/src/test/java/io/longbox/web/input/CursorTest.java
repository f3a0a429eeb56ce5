package io.longbox.web.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.longbox.web.problem.ProblemException;
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
}
