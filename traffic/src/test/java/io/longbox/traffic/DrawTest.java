package io.longbox.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DrawTest {

    private final List<Long> items = LongStream.range(0, 100).boxed().toList();

    private static List<Long> draw(long seed, String share, List<Long> items) {
        return new Draw(seed).share(new BigDecimal(share), items, "test", item -> item);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "0.004, 0", "0.005, 1", "0.1, 10", "0.5, 50", "1, 100"})
    void a_share_is_rounded_to_the_nearest_number(String share, int drawn) {
        assertThat(draw(1, share, items)).hasSize(drawn).doesNotHaveDuplicates();
    }

    @Test
    void the_same_seed_draws_the_same_in_whatever_order_the_items_come() {
        List<Long> shuffled = new ArrayList<>(items);
        Collections.shuffle(shuffled, new Random(3));

        assertThat(draw(7, "0.2", shuffled)).isEqualTo(draw(7, "0.2", items));
    }

    @Test
    void another_seed_draws_others() {
        assertThat(draw(7, "0.2", items)).isNotEqualTo(draw(8, "0.2", items));
    }

    @Test
    void draws_for_different_purposes_have_nothing_to_do_with_each_other() {
        BigDecimal fifth = new BigDecimal("0.2");

        assertThat(new Draw(7).share(fifth, items, "leave", item -> item))
                .isNotEqualTo(new Draw(7).share(fifth, items, "release", item -> item));
    }

    @Test
    void a_number_lies_between_one_and_the_most() {
        assertThat(items)
                .allSatisfy(
                        item -> assertThat(new Draw(1).upTo(3, "test", item)).isBetween(1L, 3L));
        assertThat(items.stream().map(item -> new Draw(1).upTo(3, "test", item)).distinct())
                .hasSize(3);
    }
}
