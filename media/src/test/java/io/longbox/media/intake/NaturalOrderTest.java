package io.longbox.media.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NaturalOrderTest {

    @Test
    void pages_are_counted_as_a_person_counts() {
        assertSorted("page1.png", "page2.png", "page10.png", "page100.png");
        assertSorted("1.jpg", "2.jpg", "11.jpg");
        assertSorted("v1c9p2", "v1c10p1", "v2c1p1");
    }

    @Test
    void case_does_not_matter_nor_does_the_ending() {
        assertSorted("Page1.PNG", "page2.jpg", "PAGE3.png");
        assertSorted("page.png", "page 2.png", "page-3.png");
    }

    @Test
    void folders_come_one_after_another() {
        assertSorted("ch 2/1.png", "ch 2/10.png", "ch 10/2.png");
        assertSorted("a/1.png", "a 2/1.png");
        assertSorted("a.png", "b/1.png");
    }

    @Test
    void leading_zeros_and_long_numbers_are_numbers_too() {
        assertSorted("p1.png", "p002.png", "p03.png");
        assertSorted("p9.png", "p99999999999999999999998.png", "p99999999999999999999999.png");
    }

    @Test
    void digits_of_other_scripts_count() {
        assertSorted("頁２.png", "頁１０.png");
    }

    @Test
    void what_differs_in_case_or_zeros_alone_still_has_one_order() {
        assertSorted("A.png", "a.png");
        assertThat(NaturalOrder.PATHS.compare("p1.png", "p01.png")).isNotZero();
        assertThat(NaturalOrder.PATHS.compare("x/1.png", "x/1.png")).isZero();
    }

    @Test
    void whatever_the_names_the_order_is_one() {
        Random random = new Random(7);
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            StringBuilder name = new StringBuilder();
            for (int length = 1 + random.nextInt(6); length > 0; length--) {
                name.append("aAb.019 /".charAt(random.nextInt(9)));
            }
            names.add(name.toString());
        }
        for (String a : names) {
            for (String b : names) {
                int order = Integer.signum(NaturalOrder.PATHS.compare(a, b));
                assertThat(order).isEqualTo(-Integer.signum(NaturalOrder.PATHS.compare(b, a)));
                assertThat(order == 0).isEqualTo(a.equals(b));
                for (String c : names) {
                    if (order < 0 && NaturalOrder.PATHS.compare(b, c) < 0) {
                        assertThat(NaturalOrder.PATHS.compare(a, c))
                                .as("%s < %s < %s", a, b, c)
                                .isNegative();
                    }
                }
            }
        }
    }

    private static void assertSorted(String... names) {
        List<String> shuffled = new ArrayList<>(List.of(names));
        for (int seed = 0; seed < 5; seed++) {
            Collections.shuffle(shuffled, new Random(seed));
            shuffled.sort(NaturalOrder.PATHS);
            assertThat(shuffled).containsExactly(names);
        }
    }
}
