package io.longbox.benchmarks.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ClosedLoopTest {

    @Test
    void every_command_is_sent_once_and_counted_by_its_outcome() throws InterruptedException {
        AtomicInteger sent = new AtomicInteger();

        Round round = ClosedLoop.run(8, 1_000, 60, new Range(0, 1), aggregate -> {
            if (sent.incrementAndGet() % 4 == 0) {
                throw new IllegalStateException("no");
            }
        });

        assertThat(sent).hasValue(1_000);
        assertThat(round.accepted()).isEqualTo(750);
        assertThat(round.failed()).isEqualTo(250);
        assertThat(round.failure()).contains("no");
        assertThat(round.rate()).isPositive();
    }

    @Test
    void commands_go_to_all_aggregates_of_the_range_and_to_no_other() throws InterruptedException {
        Set<Integer> asked = ConcurrentHashMap.newKeySet();

        ClosedLoop.run(4, 1_000, 60, new Range(10, 5), asked::add);

        assertThat(asked).containsExactlyInAnyOrder(10, 11, 12, 13, 14);
    }

    @Test
    void time_ends_a_round_whose_commands_are_not_over() throws InterruptedException {
        Round round = ClosedLoop.run(1, Integer.MAX_VALUE, 1, new Range(0, 1), aggregate -> Thread.onSpinWait());

        assertThat(round.seconds()).isBetween(1.0, 30.0);
        assertThat(round.accepted()).isLessThan(Integer.MAX_VALUE);
    }

    @Test
    void warming_up_and_measuring_share_no_aggregate() {
        for (Load load : Load.values()) {
            Range warmUp = Range.warmUp(load, 100_000);
            for (Load other : Load.values()) {
                Range measured = Range.measured(other, 100_000);
                assertThat(warmUp.first()).isGreaterThanOrEqualTo(measured.first() + measured.count());
            }
        }
    }
}
