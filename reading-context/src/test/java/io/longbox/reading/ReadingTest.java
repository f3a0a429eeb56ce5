package io.longbox.reading;

import static io.longbox.reading.ReadingFixture.*;

import io.longbox.api.Refusal;
import io.longbox.api.RefusedException;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.hamcrest.CustomTypeSafeMatcher;
import org.junit.jupiter.api.Test;

class ReadingTest {

    private final AggregateTestFixture<Reading> reading = new AggregateTestFixture<>(Reading.class);

    @Test
    void the_first_page_begins_it() {
        reading.givenNoPriorActivity()
                .when(at(1, 20))
                .expectEvents(reached(1, 20))
                .expectResultMessagePayload(0L);
    }

    @Test
    void it_may_begin_anywhere() {
        reading.givenNoPriorActivity().when(at(7, 20)).expectEvents(reached(7, 20));
    }

    @Test
    void a_later_page_is_the_present_one() {
        reading.given(reached(1, 20)).when(at(2, 20)).expectEvents(reached(2, 20));
    }

    @Test
    void readers_may_go_back() {
        reading.given(reached(1, 20), reached(9, 20)).when(at(3, 20)).expectEvents(reached(3, 20));
    }

    @Test
    void the_same_page_again_changes_nothing() {
        reading.given(reached(1, 20), reached(2, 20))
                .when(at(2, 20))
                .expectNoEvents()
                .expectResultMessagePayload(1L);
    }

    @Test
    void the_same_page_of_a_chapter_that_has_grown_is_noted() {
        reading.given(reached(2, 20)).when(at(2, 22)).expectEvents(reached(2, 22));
    }

    @Test
    void the_last_page_finishes_the_chapter() {
        reading.given(reached(1, 20))
                .when(at(20, 20))
                .expectEvents(reached(20, 20), finished(20))
                .expectResultMessagePayload(2L);
    }

    @Test
    void a_chapter_of_one_page_is_finished_at_once() {
        reading.givenNoPriorActivity().when(at(1, 1)).expectEvents(reached(1, 1), finished(1));
    }

    @Test
    void a_finished_chapter_may_be_read_again() {
        reading.given(reached(20, 20), finished(20)).when(at(1, 20)).expectEvents(reached(1, 20));
    }

    @Test
    void a_chapter_that_is_read_again_is_not_finished_again() {
        reading.given(reached(20, 20), finished(20), reached(1, 20))
                .when(at(20, 20))
                .expectEvents(reached(20, 20));
    }

    @Test
    void a_chapter_to_which_pages_were_added_can_be_finished_again() {
        reading.given(reached(20, 20), finished(20)).when(at(22, 22)).expectEvents(reached(22, 22), finished(22));
    }

    @Test
    void a_chapter_from_which_pages_were_taken_is_not_finished_again() {
        reading.given(reached(20, 20), finished(20)).when(at(18, 18)).expectEvents(reached(18, 18));
    }

    @Test
    void there_is_no_page_before_the_first() {
        refused(reading.given(reached(1, 20)).when(at(0, 20)), "must lie between 1 and 20");
        refused(reading.given(reached(1, 20)).when(at(-1, 20)), "must lie between 1 and 20");
    }

    @Test
    void there_is_no_page_after_the_last() {
        refused(reading.givenNoPriorActivity().when(at(21, 20)), "must lie between 1 and 20");
    }

    @Test
    void a_chapter_without_pages_cannot_be_read() {
        refused(reading.givenNoPriorActivity().when(at(1, 0)), "the chapter has no pages yet");
    }

    private static void refused(ResultValidator<Reading> result, String detail) {
        Refusal expected = new Refusal(Refusal.Code.INVALID, detail, "page");
        result.expectNoEvents().expectException(new CustomTypeSafeMatcher<RefusedException>(expected.toString()) {
            @Override
            protected boolean matchesSafely(RefusedException refused) {
                return refused.refusal().equals(expected);
            }
        });
    }
}
