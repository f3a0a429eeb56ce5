package io.longbox.query.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.longbox.api.Refusal;
import io.longbox.api.RefusedException;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class PagingTest {

    @Test
    void one_row_more_than_asked_for_is_fetched() {
        assertThat(Paging.oneMoreThan(20).max()).isEqualTo(21);
    }

    @Test
    void a_page_without_items_and_an_endless_page_are_refused() {
        for (int limit : List.of(-1, 0, Paging.MAX_LIMIT + 1)) {
            assertThatThrownBy(() -> Paging.oneMoreThan(limit))
                    .isInstanceOfSatisfying(RefusedException.class, refused -> {
                        assertThat(refused.refusal().code()).isEqualTo(Refusal.Code.INVALID);
                        assertThat(refused.refusal().field()).isEqualTo("limit");
                    });
        }
    }

    @Test
    void the_extra_row_is_not_shown_but_tells_that_there_is_a_next_page() {
        List<Integer> fetched = List.of(1, 2, 3);

        assertThat(Paging.page(fetched, 2)).containsExactly(1, 2);
        assertThat(Paging.next(fetched, 2, Function.<Integer>identity())).isEqualTo(2);
    }

    @Test
    void the_last_page_has_no_next_one() {
        List<Integer> fetched = List.of(1, 2);

        assertThat(Paging.page(fetched, 2)).containsExactly(1, 2);
        assertThat(Paging.next(fetched, 2, Function.<Integer>identity())).isNull();
    }
}
