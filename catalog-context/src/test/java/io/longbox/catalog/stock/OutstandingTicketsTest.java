package io.longbox.catalog.stock;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class OutstandingTicketsTest {

    @Test
    void ranges_answer_as_a_plain_set_of_tickets_would() {
        for (long seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            OutstandingTickets ranges = new OutstandingTickets();
            TreeSet<Long> set = new TreeSet<>();
            long issued = 0;
            for (int step = 0; step < 200; step++) {
                if (random.nextInt(100) < 60) {
                    issued++;
                    assertThat(ranges.next()).isEqualTo(issued);
                    ranges.issue(issued);
                    set.add(issued);
                } else {
                    long ticket = random.nextLong(issued + 2);
                    ranges.remove(ticket);
                    set.remove(ticket);
                }
                long probe = random.nextLong(issued + 2);
                assertThat(ranges.contains(probe)).as("seed %d", seed).isEqualTo(set.contains(probe));
                assertThat(ranges.size()).as("seed %d", seed).isEqualTo(set.size());
                assertThat(ranges.isEmpty()).isEqualTo(set.isEmpty());
                assertThat(ranges.isLowest(probe)).isEqualTo(!set.isEmpty() && set.first() == probe);
            }
        }
    }
}
