package io.longbox.reading;

import static io.longbox.reading.ReadingFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.longbox.api.chapter.NotAdmittedReason;
import io.longbox.api.reading.UnlockRefusalReason;
import io.longbox.api.user.SpendRefusalReason;
import java.time.Duration;
import org.axonframework.test.saga.FixtureExecutionResult;
import org.axonframework.test.saga.SagaTestFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChapterUnlockSagaTest {

    /** All five questions to the ledger went unanswered: 10 + 20 + 30 + 40 + 50 seconds. */
    private static final Duration SPENDING_GIVEN_UP = Duration.ofSeconds(151);

    private final SagaTestFixture<ChapterUnlockSaga> process = new SagaTestFixture<>(ChapterUnlockSaga.class);

    @BeforeEach
    void resources() {
        process.registerResource(PROPERTIES);
    }

    private static void over(FixtureExecutionResult result) {
        result.expectNoDispatchedCommands().expectActiveSagas(0).expectNoScheduledDeadlines();
    }

    private static void unmoved(FixtureExecutionResult result) {
        result.expectNoDispatchedCommands().expectActiveSagas(1);
    }

    @Nested
    class The_way_forward {

        @Test
        void a_request_takes_the_points() {
            process.givenNoPriorActivity()
                    .whenPublishingA(requested(1))
                    .expectActiveSagas(1)
                    .expectDispatchedCommands(spend(1))
                    .expectScheduledDeadlineWithName(PATIENCE, ChapterUnlockSaga.STEP_OVERDUE);
        }

        @Test
        void everybody_finds_it_by_the_entry() {
            process.givenNoPriorActivity().whenPublishingA(requested(1)).expectAssociationWith("entry", entry(1));
        }

        @Test
        void when_the_points_are_taken_the_chapter_is_asked() throws Exception {
            process.givenAPublished(requested(1)).whenPublishingA(spent(1)).expectDispatchedCommands(admit());
        }

        @Test
        void when_the_chapter_lets_the_reader_in_it_is_theirs() throws Exception {
            process.givenAPublished(requested(1))
                    .andThenAPublished(spent(1))
                    .whenPublishingA(admitted())
                    .expectDispatchedCommands(grant(1));
        }

        @Test
        void it_is_over_when_that_is_noted() throws Exception {
            over(process.givenAPublished(requested(1))
                    .andThenAPublished(spent(1))
                    .andThenAPublished(admitted())
                    .whenPublishingA(unlocked(1)));
        }

        @Test
        void another_reader_s_points_are_nothing_to_it() throws Exception {
            unmoved(process.givenAPublished(requested(1)).whenPublishingA(spent(2)));
        }
    }

    @Nested
    class The_way_back {

        @ParameterizedTest
        @CsvSource({
            "BALANCE_TOO_LOW, BALANCE_TOO_LOW",
            "READER_SUSPENDED, READER_SUSPENDED",
            "NO_SUCH_READER, NO_SUCH_READER",
            "REVERSED, TIMED_OUT"
        })
        void points_that_are_not_taken_are_a_refusal(SpendRefusalReason why, UnlockRefusalReason reason)
                throws Exception {
            process.givenAPublished(requested(1))
                    .whenPublishingA(spendRefused(1, why))
                    .expectDispatchedCommands(refuse(1, reason));
        }

        @Test
        void it_is_over_when_the_refusal_is_noted() throws Exception {
            over(process.givenAPublished(requested(1))
                    .andThenAPublished(spendRefused(1, SpendRefusalReason.BALANCE_TOO_LOW))
                    .whenPublishingA(refused(1, UnlockRefusalReason.BALANCE_TOO_LOW)));
        }

        @Test
        void a_chapter_that_lets_nobody_in_gives_the_points_back() throws Exception {
            process.givenAPublished(requested(1))
                    .andThenAPublished(spent(1))
                    .whenPublishingA(notAdmitted(NotAdmittedReason.NOT_OFFERED))
                    .expectDispatchedCommands(reverse(1));
        }

        @ParameterizedTest
        @CsvSource({"NOT_OFFERED, NOT_OFFERED", "PRICE_CHANGED, PRICE_CHANGED"})
        void the_reader_is_told_once_the_points_are_back(NotAdmittedReason why, UnlockRefusalReason reason)
                throws Exception {
            process.givenAPublished(requested(1))
                    .andThenAPublished(spent(1))
                    .andThenAPublished(notAdmitted(why))
                    .whenPublishingA(reversed(1))
                    .expectDispatchedCommands(refuse(1, reason));
        }

        @Test
        void the_reader_is_told_as_well_if_there_was_nothing_to_give_back() throws Exception {
            process.givenAPublished(requested(1))
                    .andThenAPublished(spent(1))
                    .andThenAPublished(notAdmitted(NotAdmittedReason.PRICE_CHANGED))
                    .whenPublishingA(notReversed(1))
                    .expectDispatchedCommands(refuse(1, UnlockRefusalReason.PRICE_CHANGED));
        }

        @Test
        void it_is_over_when_the_points_are_back_and_the_reader_is_told() throws Exception {
            over(process.givenAPublished(requested(1))
                    .andThenAPublished(spent(1))
                    .andThenAPublished(notAdmitted(NotAdmittedReason.PRICE_CHANGED))
                    .andThenAPublished(reversed(1))
                    .whenPublishingA(refused(1, UnlockRefusalReason.PRICE_CHANGED)));
        }
    }

    @Nested
    class Duplicates {

        @Test
        void of_the_request() throws Exception {
            unmoved(process.givenAPublished(requested(1)).whenPublishingA(requested(1)));
        }

        @Test
        void of_the_payment() throws Exception {
            unmoved(process.givenAPublished(requested(1))
                    .andThenAPublished(spent(1))
                    .whenPublishingA(spent(1)));
        }

        @Test
        void of_the_payment_once_the_chapter_has_answered() throws Exception {
            unmoved(process.givenAPublished(requested(1))
                    .andThenAPublished(spent(1))
                    .andThenAPublished(admitted())
                    .whenPublishingA(spent(1)));
        }

        @Test
        void of_the_payment_while_it_is_asked_back() throws Exception {
            unmoved(process.givenAPublished(requested(1))
                    .andThenAPublished(spent(1))
                    .andThenAPublished(notAdmitted(NotAdmittedReason.NOT_OFFERED))
                    .whenPublishingA(spent(1)));
        }

        @Test
        void of_the_payment_once_it_was_given_back() throws Exception {
            unmoved(process.givenAPublished(requested(1))
                    .andThenAPublished(spent(1))
                    .andThenAPublished(notAdmitted(NotAdmittedReason.NOT_OFFERED))
                    .andThenAPublished(reversed(1))
                    .whenPublishingA(spent(1)));
        }

        @Test
        void of_the_ledger_s_no() throws Exception {
            unmoved(process.givenAPublished(requested(1))
                    .andThenAPublished(spendRefused(1, SpendRefusalReason.BALANCE_TOO_LOW))
                    .whenPublishingA(spendRefused(1, SpendRefusalReason.BALANCE_TOO_LOW)));
        }

        @Test
        void of_the_chapter_s_yes() throws Exception {
            unmoved(process.givenAPublished(requested(1))
                    .andThenAPublished(spent(1))
                    .andThenAPublished(admitted())
                    .whenPublishingA(admitted()));
        }

        @Test
        void of_the_chapter_s_no() throws Exception {
            unmoved(process.givenAPublished(requested(1))
                    .andThenAPublished(spent(1))
                    .andThenAPublished(notAdmitted(NotAdmittedReason.NOT_OFFERED))
                    .whenPublishingA(notAdmitted(NotAdmittedReason.NOT_OFFERED)));
        }

        @Test
        void of_the_reversal() throws Exception {
            unmoved(process.givenAPublished(requested(1))
                    .andThenAPublished(spent(1))
                    .andThenAPublished(notAdmitted(NotAdmittedReason.NOT_OFFERED))
                    .andThenAPublished(reversed(1))
                    .whenPublishingA(reversed(1)));
        }

        @Test
        void of_there_being_nothing_to_give_back() throws Exception {
            unmoved(process.givenAPublished(requested(1))
                    .andThenAPublished(spent(1))
                    .andThenAPublished(notAdmitted(NotAdmittedReason.NOT_OFFERED))
                    .andThenAPublished(notReversed(1))
                    .whenPublishingA(notReversed(1)));
        }

        @Test
        void of_an_end_find_nobody() throws Exception {
            process.givenAPublished(requested(1))
                    .andThenAPublished(spent(1))
                    .andThenAPublished(admitted())
                    .andThenAPublished(unlocked(1))
                    .whenPublishingA(unlocked(1))
                    .expectActiveSagas(0)
                    .expectNoDispatchedCommands();
        }
    }

    @Nested
    class Without_an_answer {

        @Test
        void the_ledger_is_asked_again_with_the_same_entry_and_more_patience() throws Exception {
            process.givenAPublished(requested(1))
                    .whenTimeElapses(PATIENCE)
                    .expectDispatchedCommands(spend(1))
                    .expectScheduledDeadlineWithName(PATIENCE.multipliedBy(2), ChapterUnlockSaga.STEP_OVERDUE);
        }

        @Test
        void of_the_ledger_it_turns_back_when_patience_is_over() throws Exception {
            process.givenAPublished(requested(1))
                    .andThenTimeElapses(Duration.ofSeconds(10 + 20 + 30 + 40 + 1))
                    .whenTimeElapses(Duration.ofSeconds(50))
                    .expectDispatchedCommands(reverse(1));
        }

        @Test
        void the_chapter_is_asked_again_and_never_given_up() throws Exception {
            process.givenAPublished(requested(1))
                    .andThenAPublished(spent(1))
                    .andThenTimeElapses(Duration.ofHours(2))
                    .whenTimeElapses(Duration.ofMinutes(5).plusSeconds(1))
                    .expectDispatchedCommands(admit())
                    .expectActiveSagas(1);
        }

        @Test
        void what_the_chapter_has_allowed_is_granted_however_long_it_takes() throws Exception {
            process.givenAPublished(requested(1))
                    .andThenAPublished(spent(1))
                    .andThenAPublished(admitted())
                    .andThenTimeElapses(Duration.ofHours(2))
                    .whenTimeElapses(Duration.ofMinutes(5).plusSeconds(1))
                    .expectDispatchedCommands(grant(1))
                    .expectActiveSagas(1);
        }

        @Test
        void the_points_are_asked_back_until_it_is_answered() throws Exception {
            process.givenAPublished(requested(1))
                    .andThenAPublished(spent(1))
                    .andThenAPublished(notAdmitted(NotAdmittedReason.NOT_OFFERED))
                    .andThenTimeElapses(Duration.ofHours(2))
                    .whenTimeElapses(Duration.ofMinutes(5).plusSeconds(1))
                    .expectDispatchedCommands(reverse(1))
                    .expectActiveSagas(1);
        }

        @Test
        void the_reader_is_told_until_it_is_noted() throws Exception {
            process.givenAPublished(requested(1))
                    .andThenAPublished(spendRefused(1, SpendRefusalReason.READER_SUSPENDED))
                    .andThenTimeElapses(Duration.ofHours(2))
                    .whenTimeElapses(Duration.ofMinutes(5).plusSeconds(1))
                    .expectDispatchedCommands(refuse(1, UnlockRefusalReason.READER_SUSPENDED))
                    .expectActiveSagas(1);
        }

        @Test
        void patience_begins_anew_with_every_step() throws Exception {
            process.givenAPublished(requested(1))
                    .andThenTimeElapses(Duration.ofSeconds(35))
                    .whenPublishingA(spent(1))
                    .expectDispatchedCommands(admit())
                    .expectScheduledDeadlineWithName(PATIENCE, ChapterUnlockSaga.STEP_OVERDUE);
        }
    }

    @Nested
    class A_late_answer {

        @Test
        void of_the_ledger_that_it_had_taken_the_points_leads_nowhere_but_back() throws Exception {
            unmoved(process.givenAPublished(requested(1))
                    .andThenTimeElapses(SPENDING_GIVEN_UP)
                    .whenPublishingA(spent(1)));
        }

        @Test
        void of_the_ledger_is_followed_by_the_reversal_and_the_reader_is_told() throws Exception {
            process.givenAPublished(requested(1))
                    .andThenTimeElapses(SPENDING_GIVEN_UP)
                    .andThenAPublished(spent(1))
                    .whenPublishingA(reversed(1))
                    .expectDispatchedCommands(refuse(1, UnlockRefusalReason.TIMED_OUT));
        }

        @Test
        void of_the_ledger_does_not_come_once_there_was_nothing_to_give_back() throws Exception {
            process.givenAPublished(requested(1))
                    .andThenTimeElapses(SPENDING_GIVEN_UP)
                    .whenPublishingA(notReversed(1))
                    .expectDispatchedCommands(refuse(1, UnlockRefusalReason.TIMED_OUT));
        }

        @Test
        void of_the_ledger_that_the_points_were_not_taken_changes_nothing() throws Exception {
            unmoved(process.givenAPublished(requested(1))
                    .andThenTimeElapses(SPENDING_GIVEN_UP)
                    .whenPublishingA(spendRefused(1, SpendRefusalReason.BALANCE_TOO_LOW)));
        }

        @Test
        void to_a_repeat_of_what_was_refused_is_made_impossible_before_the_reader_is_told() throws Exception {
            process.givenAPublished(requested(1))
                    .andThenTimeElapses(PATIENCE)
                    .whenPublishingA(spendRefused(1, SpendRefusalReason.BALANCE_TOO_LOW))
                    .expectDispatchedCommands(reverse(1));
        }

        @Test
        void to_such_a_repeat_is_given_back_and_the_reader_is_told_why_it_was_refused() throws Exception {
            process.givenAPublished(requested(1))
                    .andThenTimeElapses(PATIENCE)
                    .andThenAPublished(spendRefused(1, SpendRefusalReason.BALANCE_TOO_LOW))
                    .andThenAPublished(spent(1))
                    .whenPublishingA(reversed(1))
                    .expectDispatchedCommands(refuse(1, UnlockRefusalReason.BALANCE_TOO_LOW));
        }

        @Test
        void of_the_chapter_to_an_attempt_that_has_turned_back_changes_nothing() throws Exception {
            unmoved(process.givenAPublished(requested(1))
                    .andThenAPublished(spent(1))
                    .andThenAPublished(notAdmitted(NotAdmittedReason.PRICE_CHANGED))
                    .whenPublishingA(admitted()));
        }

        @Test
        void to_the_attempt_before_does_not_reach_the_present_one() throws Exception {
            process.givenAPublished(requested(1))
                    .andThenAPublished(spendRefused(1, SpendRefusalReason.BALANCE_TOO_LOW))
                    .andThenAPublished(refused(1, UnlockRefusalReason.BALANCE_TOO_LOW))
                    .andThenAPublished(requested(2))
                    .whenPublishingA(spent(1))
                    .expectNoDispatchedCommands()
                    .expectActiveSagas(1);
        }
    }

    @Test
    void patience_grows_with_every_repeat_and_stops_growing_at_five_minutes() {
        assertThat(PROPERTIES.patience(1)).isEqualTo(Duration.ofSeconds(10));
        assertThat(PROPERTIES.patience(3)).isEqualTo(Duration.ofSeconds(30));
        assertThat(PROPERTIES.patience(1_000_000)).isEqualTo(Duration.ofMinutes(5));
    }
}
