package io.longbox.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LineWitnessTest {

    private static Observation waiting(long reader, long ticket, long started, long answered) {
        return seen(reader, started, answered, RunClock.NEVER, new Outcome.Waiting(ticket));
    }

    private static Observation inCart(long reader, long started, long answered) {
        return inCart(reader, started, answered, RunClock.NEVER);
    }

    private static Observation inCart(long reader, long started, long answered, long holdEnds) {
        return seen(reader, started, answered, holdEnds, new Outcome.InCart(null));
    }

    private static Observation seen(long reader, long started, long answered, long holdEnds, Outcome outcome) {
        return new Observation(new Want(reader, 1), started, answered, holdEnds, outcome);
    }

    private static int jumps(Observation... observations) {
        return LineWitness.judge(List.of(observations)).size();
    }

    @Test
    void copies_first_and_rising_tickets_after_are_in_order() {
        assertThat(jumps(inCart(1, 0, 1), waiting(2, 1, 2, 3), waiting(3, 2, 4, 5), waiting(4, 3, 6, 7)))
                .isZero();
    }

    @Test
    void a_copy_for_someone_who_asked_after_another_was_told_to_wait_is_a_jump() {
        assertThat(jumps(waiting(1, 1, 0, 1), inCart(2, 2, 3))).isEqualTo(1);
    }

    @Test
    void a_copy_for_someone_who_asked_before_the_answer_is_not() {
        assertThat(jumps(waiting(1, 1, 0, 5), inCart(2, 4, 6), inCart(3, 5, 6))).isZero();
    }

    @Test
    void a_lower_ticket_for_someone_who_asked_later_is_a_jump() {
        assertThat(jumps(waiting(1, 5, 0, 1), waiting(2, 4, 2, 3))).isEqualTo(1);
    }

    @Test
    void a_lower_ticket_for_someone_who_asked_meanwhile_is_not() {
        assertThat(jumps(waiting(1, 5, 0, 3), waiting(2, 4, 2, 4))).isZero();
    }

    @Test
    void the_highest_ticket_answered_before_counts_and_not_the_last() {
        assertThat(jumps(waiting(1, 9, 0, 2), waiting(2, 3, 1, 3), waiting(3, 4, 5, 6)))
                .isEqualTo(1);
    }

    @Test
    void two_readers_with_one_ticket_are_a_jump_even_if_they_asked_at_once() {
        assertThat(jumps(waiting(1, 1, 0, 5), waiting(2, 1, 0, 5), waiting(3, 1, 0, 5)))
                .isEqualTo(2);
    }

    @Test
    void a_request_is_counted_once_whatever_is_wrong_with_it() {
        assertThat(jumps(waiting(1, 1, 0, 1), waiting(2, 5, 2, 3), waiting(3, 1, 4, 5)))
                .isEqualTo(1);
    }

    @Test
    void a_reader_who_asks_again_keeps_the_ticket() {
        assertThat(jumps(waiting(1, 1, 0, 1), waiting(2, 2, 2, 3), waiting(1, 1, 4, 5)))
                .isZero();
    }

    @Test
    void a_new_lower_ticket_for_a_reader_who_asks_again_is_a_jump() {
        assertThat(jumps(waiting(1, 5, 0, 1), waiting(1, 4, 2, 3))).isEqualTo(1);
    }

    @Test
    void lines_of_different_products_have_nothing_to_do_with_each_other() {
        Observation other = new Observation(new Want(2, 2), 2, 3, RunClock.NEVER, new Outcome.InCart(null));
        Observation sameTicket = new Observation(new Want(3, 3), 2, 3, RunClock.NEVER, new Outcome.Waiting(1));

        assertThat(jumps(waiting(1, 1, 0, 1), other, sameTicket)).isZero();
    }

    @Test
    void a_copy_after_the_end_of_a_hold_may_have_come_back() {
        assertThat(jumps(inCart(1, 0, 1, 10), waiting(2, 1, 2, 3), inCart(3, 11, 12)))
                .isZero();
        assertThat(jumps(inCart(1, 0, 1, 10), waiting(2, 1, 2, 3), inCart(3, 4, 5)))
                .isEqualTo(1);
    }

    @Test
    void failures_and_refusals_prove_nothing() {
        assertThat(jumps(
                        waiting(1, 1, 0, 1),
                        seen(2, 2, 3, RunClock.NEVER, new Outcome.Failed("gone", true)),
                        seen(3, 2, 3, RunClock.NEVER, new Outcome.Rejected("sold out"))))
                .isZero();
    }
}
