package io.longbox.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CastTest {

    @ParameterizedTest
    @CsvSource({
        "1, 0.1, 1",
        "9, 0.1, 1",
        "10, 0.1, 1",
        "447, 0.1, 44",
        "100, 0.29, 29",
        "3, 1000, 3000",
        "5000, 1000, 1000000"
    })
    void copies_are_the_floor_of_wants_times_copies_but_at_least_one(long wants, BigDecimal perWant, long copies) {
        assertThat(Cast.copies(wants, perWant)).isEqualTo(copies);
    }

    @Test
    void prices_lie_between_3_99_and_29_99_and_follow_from_the_seed() {
        assertThat(LongStream.range(0, 1_000).mapToObj(product -> Cast.price(product, 1)))
                .allSatisfy(price -> assertThat(price).isBetween(new BigDecimal("3.99"), new BigDecimal("29.99")));
        assertThat(LongStream.range(0, 1_000)
                        .mapToObj(product -> Cast.price(product, 1))
                        .distinct())
                .hasSize(27);
        assertThat(Cast.price(5, 1)).isEqualTo(Cast.price(5, 1));
    }
}
