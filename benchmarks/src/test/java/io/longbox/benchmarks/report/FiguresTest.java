package io.longbox.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import org.junit.jupiter.api.Test;

class FiguresTest {

    @Test
    void figures_have_as_many_digits_as_they_are_worth() {
        assertThat(Figures.rate(12_345.6)).isEqualTo("12,346");
        assertThat(Figures.rate(8.24)).isEqualTo("8.2");
        assertThat(Figures.millis(1.234, 123.4)).isEqualTo("1.23 / 123");
        assertThat(Figures.ratio(1, 3)).isEqualTo("0.33");
        assertThat(Figures.ratio(31, 1)).isEqualTo("31");
        assertThat(Figures.percent(0.196)).isEqualTo("20 %");
    }

    @Test
    void what_was_not_measured_is_not_a_zero() {
        assertThat(Figures.rate(Double.NaN)).isEqualTo(Figures.NONE);
        assertThat(Figures.ratio(1, 0)).isEqualTo(Figures.NONE);
        assertThat(Figures.ratio(1, Double.NaN)).isEqualTo(Figures.NONE);
        assertThat(Figures.millis(new Latencies().millis(99))).isEqualTo(Figures.NONE);
    }

    @Test
    void the_median_is_the_one_in_the_middle_or_lies_between_the_two() {
        assertThat(Statistics.median(3, 1, 2)).isEqualTo(2);
        assertThat(Statistics.median(4, 1, 2, 3)).isEqualTo(2.5);
        assertThat(Statistics.median()).isNaN();
    }

    @Test
    void the_spread_is_what_the_largest_is_beyond_the_smallest() {
        assertThat(Statistics.spread(12, 10, 11)).isCloseTo(0.2, offset(1e-9));
    }

    @Test
    void percentiles_are_of_all_latencies_together() {
        Latencies latencies = new Latencies();
        for (int i = 1; i <= 90; i++) {
            latencies.add(1_000_000);
        }
        Latencies slow = new Latencies();
        for (int i = 1; i <= 10; i++) {
            slow.add(100_000_000);
        }
        latencies.add(slow);

        assertThat(latencies.count()).isEqualTo(100);
        assertThat(latencies.millis(50)).isBetween(0.99, 1.01);
        assertThat(latencies.millis(90)).isBetween(0.99, 1.01);
        assertThat(latencies.millis(91)).isBetween(99.0, 101.0);
        assertThat(latencies.maxMillis()).isBetween(99.0, 101.0);
    }
}
