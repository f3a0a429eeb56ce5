package io.longbox.query.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.junit.jupiter.api.Test;

/** What a processor has handled is known to the event. */
class CoveredTest {

    private static Covered upTo(long event, Long... gaps) {
        return Covered.by(GapAwareTrackingToken.newInstance(event, Set.of(gaps)));
    }

    @Test
    void without_a_token_nothing_was_handled() {
        assertThat(Covered.by(null)).isEqualTo(Covered.NOTHING);
        assertThat(Covered.NOTHING.has(0)).isFalse();
    }

    @Test
    void events_that_were_not_committed_yet_when_others_were_handled_are_left_out() {
        Covered covered = upTo(9, 4L, 7L);

        assertThat(covered.has(9)).isTrue();
        assertThat(covered.has(5)).isTrue();
        assertThat(covered.has(7)).isFalse();
        assertThat(covered.has(10)).isFalse();
    }

    @Test
    void a_replay_has_handled_what_it_has_come_to() {
        assertThat(Covered.by(ReplayToken.createReplayToken(
                        new GlobalSequenceTrackingToken(90), new GlobalSequenceTrackingToken(12))))
                .isEqualTo(Covered.by(new GlobalSequenceTrackingToken(12)));
    }

    @Test
    void reading_goes_on_after_what_was_read_before() {
        assertThat(upTo(9).readAfter(Covered.NOTHING)).isEqualTo(-1);
        assertThat(upTo(20).readAfter(upTo(9))).isEqualTo(9);
    }

    @Test
    void reading_goes_back_to_an_event_that_was_committed_late() {
        assertThat(upTo(20, 4L).readAfter(upTo(9, 4L, 7L))).isEqualTo(6);
        assertThat(upTo(20, 4L, 7L).readAfter(upTo(9, 4L, 7L))).isEqualTo(9);
    }
}
