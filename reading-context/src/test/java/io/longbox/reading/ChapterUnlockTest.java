package io.longbox.reading;

import static io.longbox.reading.ReadingFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.longbox.api.Points;
import io.longbox.api.chapter.ChapterId;
import io.longbox.api.reading.RequestUnlock;
import io.longbox.api.reading.UnlockId;
import io.longbox.api.reading.UnlockRefusalReason;
import io.longbox.api.user.UserId;
import java.util.UUID;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ChapterUnlockTest {

    private final AggregateTestFixture<ChapterUnlock> unlock = new AggregateTestFixture<>(ChapterUnlock.class);

    @Nested
    class Asking {

        @Test
        void begins_the_first_attempt() {
            unlock.givenNoPriorActivity()
                    .when(request())
                    .expectEvents(requested(1))
                    .expectResultMessagePayload(0L);
        }

        @Test
        void again_while_an_attempt_is_under_way_changes_nothing() {
            unlock.given(requested(1)).when(request()).expectNoEvents().expectResultMessagePayload(0L);
        }

        @Test
        void again_at_another_price_while_an_attempt_is_under_way_changes_nothing() {
            unlock.given(requested(1))
                    .when(new RequestUnlock(READER, CHAPTER, new Points(1)))
                    .expectNoEvents();
        }

        @Test
        void for_what_is_unlocked_changes_nothing() {
            unlock.given(requested(1), unlocked(1))
                    .when(request())
                    .expectNoEvents()
                    .expectResultMessagePayload(1L);
        }

        @Test
        void after_a_refusal_begins_an_attempt_with_a_payment_of_its_own() {
            unlock.given(requested(1), refused(1, UnlockRefusalReason.BALANCE_TOO_LOW))
                    .when(request())
                    .expectEvents(requested(2))
                    .expectResultMessagePayload(2L);

            assertThat(entry(2)).isNotEqualTo(entry(1));
        }
    }

    @Nested
    class An_attempt {

        @Test
        void that_is_paid_and_admitted_unlocks_the_chapter() {
            unlock.given(requested(1)).when(grant(1)).expectEvents(unlocked(1)).expectResultMessagePayload(1L);
        }

        @Test
        void that_fails_is_refused_with_the_reason() {
            unlock.given(requested(1))
                    .when(refuse(1, UnlockRefusalReason.PRICE_CHANGED))
                    .expectEvents(refused(1, UnlockRefusalReason.PRICE_CHANGED))
                    .expectResultMessagePayload(1L);
        }

        @Test
        void is_granted_once() {
            unlock.given(requested(1), unlocked(1))
                    .when(grant(1))
                    .expectNoEvents()
                    .expectResultMessagePayload(1L);
        }

        @Test
        void is_refused_once() {
            unlock.given(requested(1), refused(1, UnlockRefusalReason.TIMED_OUT))
                    .when(refuse(1, UnlockRefusalReason.TIMED_OUT))
                    .expectNoEvents();
        }

        @Test
        void that_was_granted_is_never_refused() {
            unlock.given(requested(1), unlocked(1))
                    .when(refuse(1, UnlockRefusalReason.TIMED_OUT))
                    .expectNoEvents();
        }

        @Test
        void that_was_refused_is_never_granted() {
            unlock.given(requested(1), refused(1, UnlockRefusalReason.TIMED_OUT))
                    .when(grant(1))
                    .expectNoEvents();
        }

        @Test
        void is_not_ended_by_what_is_said_late_of_the_one_before() {
            unlock.given(requested(1), refused(1, UnlockRefusalReason.TIMED_OUT), requested(2))
                    .when(refuse(1, UnlockRefusalReason.TIMED_OUT))
                    .expectNoEvents();
        }

        @Test
        void is_not_granted_by_what_is_said_late_of_the_one_before() {
            unlock.given(requested(1), refused(1, UnlockRefusalReason.TIMED_OUT), requested(2))
                    .when(grant(1))
                    .expectNoEvents();
        }

        @Test
        void that_was_never_begun_cannot_be_granted() {
            unlock.givenNoPriorActivity().when(grant(1)).expectException(AggregateNotFoundException.class);
        }
    }

    @Test
    void every_reader_and_every_chapter_has_an_unlock_of_its_own() {
        UserId bob = new UserId(new UUID(3, 2));
        ChapterId next = new ChapterId(new UUID(2, 2));

        assertThat(UnlockId.of(READER, CHAPTER)).isEqualTo(UNLOCK);
        assertThat(UNLOCK).isNotEqualTo(UnlockId.of(bob, CHAPTER)).isNotEqualTo(UnlockId.of(READER, next));
        assertThat(UNLOCK.entry(1)).isNotEqualTo(UnlockId.of(bob, CHAPTER).entry(1));
    }
}
