package io.longbox.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import io.longbox.traffic.OversellCheck.Told;
import io.longbox.traffic.OversellCheck.Verdict;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Ten copies were received; numbers of stock are on hand, reserved, available, sold. */
class OversellCheckTest {

    private static Verdict judge(Stock stock, long inCarts, Told told) {
        return OversellCheck.judge(10, stock, inCarts, told);
    }

    private static Told told(long inCart) {
        return new Told(inCart, inCart, 0);
    }

    @Test
    void answers_stock_and_carts_that_agree_are_clean() {
        assertThat(judge(new Stock(10, 10, 0, 0), 10, told(10)).isClean()).isTrue();
        assertThat(judge(new Stock(10, 4, 6, 0), 4, told(4)).isClean()).isTrue();
        assertThat(judge(new Stock(10, 0, 10, 0), 0, Told.NOTHING).isClean()).isTrue();
    }

    @Test
    void more_reserved_than_received_is_oversold() {
        assertThat(judge(new Stock(10, 12, -2, 0), 12, told(12)).oversold()).isEqualTo(2);
    }

    @Test
    void more_sold_and_reserved_than_received_is_oversold() {
        assertThat(judge(new Stock(6, 7, -1, 4), 7, told(11)).oversold()).isEqualTo(1);
    }

    @Test
    void more_in_carts_than_received_is_oversold_whatever_the_stock_says() {
        assertThat(judge(new Stock(10, 10, 0, 0), 13, told(13)).oversold()).isEqualTo(3);
    }

    @Test
    void more_promised_than_received_is_oversold_whatever_stock_and_carts_say() {
        assertThat(judge(new Stock(10, 10, 0, 0), 10, told(11)).oversold()).isEqualTo(1);
        assertThat(OversellCheck.oversoldByAnswers(10, told(11))).isEqualTo(1);
    }

    @Test
    void stock_from_nowhere_is_oversold() {
        assertThat(judge(new Stock(12, 10, 2, 0), 10, told(10)).oversold()).isEqualTo(2);
    }

    @Test
    void one_copy_too_many_counts_once_in_however_many_places_it_shows() {
        assertThat(judge(new Stock(10, 11, -1, 0), 11, told(11)).oversold()).isEqualTo(1);
    }

    @Test
    void stock_that_vanished_is_a_discrepancy() {
        Verdict verdict = judge(new Stock(8, 4, 4, 0), 4, told(4));

        assertThat(verdict.oversold()).isZero();
        assertThat(verdict.discrepancy()).isEqualTo(2);
    }

    @Test
    void a_promised_copy_that_is_in_no_cart_is_a_discrepancy() {
        assertThat(judge(new Stock(10, 5, 5, 0), 4, told(5)).discrepancy()).isEqualTo(1);
    }

    @Test
    void a_promised_copy_that_is_not_reserved_is_a_discrepancy() {
        assertThat(judge(new Stock(10, 4, 6, 0), 5, told(5)).discrepancy()).isEqualTo(1);
    }

    @Test
    void a_copy_that_was_promised_to_nobody_is_a_discrepancy() {
        assertThat(judge(new Stock(10, 5, 5, 0), 5, told(4)).discrepancy()).isEqualTo(1);
    }

    @Test
    void a_failed_want_may_have_been_carried_out() {
        assertThat(judge(new Stock(10, 5, 5, 0), 5, new Told(4, 4, 1)).isClean())
                .isTrue();
        assertThat(judge(new Stock(10, 4, 6, 0), 4, new Told(4, 4, 1)).isClean())
                .isTrue();
    }

    @Test
    void available_that_is_not_on_hand_less_reserved_is_a_discrepancy() {
        assertThat(judge(new Stock(10, 5, 6, 0), 5, told(5)).discrepancy()).isEqualTo(1);
    }

    @Test
    void a_hold_that_ended_is_expected_in_no_cart_but_still_cannot_oversell() {
        assertThat(judge(new Stock(10, 3, 7, 0), 3, new Told(5, 3, 0)).isClean())
                .isTrue();
        assertThat(judge(new Stock(10, 10, 0, 0), 10, new Told(15, 10, 0)).isClean())
                .isTrue();
        assertThat(judge(new Stock(10, 11, -1, 0), 11, new Told(15, 10, 0)).oversold())
                .isEqualTo(1);
    }

    @Test
    void what_was_told_is_summed_up_by_product() {
        Map<Long, Told> told = OversellCheck.told(
                List.of(
                        seen(1, RunClock.NEVER, new Outcome.InCart(null)),
                        seen(1, 50, new Outcome.InCart(null)),
                        seen(1, RunClock.NEVER, new Outcome.Failed("gone", true)),
                        seen(1, RunClock.NEVER, new Outcome.Failed("not sent", false)),
                        seen(2, RunClock.NEVER, new Outcome.Waiting(1))),
                100);

        assertThat(told).containsEntry(1L, new Told(2, 1, 1)).containsEntry(2L, Told.NOTHING);
    }

    private static Observation seen(long product, long holdEnds, Outcome outcome) {
        return new Observation(new Want(1, product), 0, 1, holdEnds, outcome);
    }
}
