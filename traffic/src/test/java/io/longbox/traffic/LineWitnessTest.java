package io.longbox.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import io.longbox.traffic.LineWitness.Seen;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineWitnessTest {

    private static Seen seen(long reader, long started, long answered, long sequence) {
        return new Seen(new Want(reader, 1), started, answered, sequence);
    }

    private static List<Long> tooEarly(Seen... seen) {
        return LineWitness.judge(List.of(seen)).stream()
                .map(one -> one.want().reader())
                .toList();
    }

    @Test
    void who_asked_after_the_answer_of_another_comes_after_them_in_the_events() {
        assertThat(tooEarly(seen(1, 0, 1, 0), seen(2, 2, 3, 1), seen(3, 4, 5, 2)))
                .isEmpty();
    }

    @Test
    void who_comes_before_them_is_found() {
        assertThat(tooEarly(seen(1, 0, 1, 5), seen(2, 2, 3, 4))).containsExactly(2L);
    }

    @Test
    void requests_that_overlapped_prove_nothing() {
        assertThat(tooEarly(seen(1, 0, 5, 9), seen(2, 4, 6, 3), seen(3, 5, 7, 1)))
                .isEmpty();
    }

    @Test
    void the_last_event_answered_before_counts_and_not_the_last_answer() {
        assertThat(tooEarly(seen(1, 0, 2, 9), seen(2, 1, 3, 3), seen(3, 5, 6, 4)))
                .containsExactly(3L);
    }

    @Test
    void nobody_seen_is_in_order() {
        assertThat(tooEarly()).isEmpty();
    }
}
