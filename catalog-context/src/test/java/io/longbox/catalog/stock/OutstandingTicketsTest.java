package io.longbox.catalog.stock;

import static org.assertj.core.api.Assertions.assertThat;

import io.longbox.api.Quantity;
import io.longbox.api.catalog.LinePolicy;
import java.util.Optional;
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
                    ranges.issue(issued, quantity(issued));
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
                long available = random.nextLong(4);
                for (LinePolicy policy : LinePolicy.values()) {
                    assertThat(ranges.next(available, policy))
                            .as("seed %d", seed)
                            .isEqualTo(next(set, available, policy));
                }
            }
        }
    }

    private static Optional<OutstandingTickets.Ticket> next(TreeSet<Long> line, long available, LinePolicy policy) {
        return line.stream()
                .limit(policy == LinePolicy.HOLD ? 1 : Long.MAX_VALUE)
                .filter(ticket -> quantity(ticket).value() <= available)
                .findFirst()
                .map(ticket -> new OutstandingTickets.Ticket(ticket, quantity(ticket)));
    }

    private static Quantity quantity(long ticket) {
        return new Quantity(ticket % 7 == 0 ? 3 : 1);
    }
}
