package io.longbox.benchmarks.commands;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ComparisonTest {

    @Test
    void the_median_of_a_contender_s_rounds_is_set_against_the_others() {
        Comparison comparison = new Comparison();
        both(comparison, "longbox", round(900), round(1_000), round(5_000));
        both(comparison, Comparison.AXON_DEFAULTS, round(50));
        comparison.add(new Peers.Result(Comparison.PEKKO, Load.HOT, 500, 1, 2));
        both(comparison, Comparison.CEILING, round(1_000), round(3_000));

        assertThat(comparison.table().toString().lines().skip(2).map(line -> line.replaceAll(" +", " ")))
                .containsExactly(
                        "| longbox | 1,000 | 1,000 | 1.00 / 2.00 | 1.00 / 2.00 | 0.50 / 0.50 | 2.00 / – | 20 / 20 |",
                        "| axon-defaults | 50.0 | 50.0 | 1.00 / 2.00 | 1.00 / 2.00 | 0.03 / 0.03 | 0.10 / – | 1.00 / 1.00 |",
                        "| pekko | 500 | – | 1.00 / 2.00 | – / – | 0.25 / – | 1.00 / – | 10 / – |",
                        "| ceiling (pgbench) | 2,000 | 2,000 | 1.00 / 2.00 | 1.00 / 2.00 | 1.00 / 1.00 | 4.00 / – | 40 / 40 |");
    }

    @Test
    void both_halves_of_the_ceiling_are_shown_and_failures_are_told() {
        Comparison comparison = new Comparison();
        comparison.add(Comparison.CEILING, Load.HOT, round(1_000));
        comparison.add(Comparison.CEILING, Load.HOT, round(3_000));
        comparison.add("longbox", Load.HOT, new Round(10, 2, 1, 1, 2, "too busy", null));

        assertThat(comparison.everyRound())
                .containsExactly(
                        "ceiling (pgbench), HOT: 1,000, 3,000 /s",
                        "longbox, HOT: 10.0 /s; 2 failed, the first: too busy");
    }

    @Test
    void a_peer_s_line_is_read() {
        assertThat(
                        Peers.read(
                                "pekko",
                                "{\"peer\":\"pekko-jdbc\",\"load\":\"MANY\",\"callers\":64,\"rate\":13700,\"p50_ms\":4.5,\"p99_ms\":9.1}"))
                .isEqualTo(new Peers.Result("pekko", Load.MANY, 13_700, 4.5, 9.1));
    }

    @Test
    void pgbench_s_rate_is_read() {
        assertThat(PgBench.rate("latency average = 1 ms\ntps = 14321.5 (without initial connection time)\n"))
                .isEqualTo(14_321.5);
    }

    private static void both(Comparison comparison, String contender, Round... rounds) {
        for (Load load : Load.values()) {
            for (Round round : rounds) {
                comparison.add(contender, load, round);
            }
        }
    }

    private static Round round(int perSecond) {
        return new Round(perSecond, 0, 1, 1, 2, null, null);
    }
}
