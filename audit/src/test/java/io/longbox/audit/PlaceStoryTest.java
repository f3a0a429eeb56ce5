package io.longbox.audit;

import static io.longbox.audit.History.ofTicket;
import static io.longbox.audit.History.order;
import static io.longbox.audit.History.reader;
import static io.longbox.audit.History.reservation;
import static org.assertj.core.api.Assertions.assertThat;

import io.longbox.api.audit.PlaceExplanation;
import io.longbox.api.audit.PlaceExplanation.ServedBefore;
import io.longbox.api.audit.PlaceExplanation.StoryStep;
import io.longbox.api.catalog.ForfeitReason;
import io.longbox.api.catalog.LinePolicy;
import io.longbox.api.catalog.RefusalReason;
import io.longbox.api.catalog.ReleaseReason;
import io.longbox.api.catalog.TicketForfeited;
import org.junit.jupiter.api.Test;

class PlaceStoryTest {

    private final History history = new History();

    @Test
    void a_reader_who_never_asked_is_told_so() {
        history.received("first", 1).reserved("ann", 1).issued("ben", 1).paused();

        PlaceExplanation told = history.toldTo("zoe");

        assertThat(told.summary())
                .isEqualTo("You have not asked for this product. 1 ticket is waiting now. The line is paused now.");
        assertThat(told.story()).isEmpty();
        assertThat(told.servedBefore()).isEmpty();
        assertThat(told.user()).isEqualTo(reader("zoe"));
    }

    @Test
    void somebody_in_line_learns_who_was_served_before_and_under_which_rule() {
        history.received("first", 2)
                .reserved("ann", 1)
                .reserved("ben", 1)
                .issued("cyd", 1)
                .issued("dan", 1)
                .issued("eve", 1)
                .issued("zoe", 1)
                .released(reservation("ann"), 1)
                .served(1, 1)
                .forfeited(2);

        PlaceExplanation told = history.toldTo("zoe");

        assertThat(told.summary())
                .isEqualTo("You have ticket 4 and are at place 2: 1 ticket before yours is waiting."
                        + " You joined on 2026-03-01 at 10:00:06 UTC at place 4."
                        + " Since then, 1 lower ticket was served, and 1 lower ticket left the line unserved."
                        + " No copy is free now.");
        assertThat(told.story())
                .containsExactly(new StoryStep(
                        6,
                        History.START.plusSeconds(6),
                        "You asked for 1 copy and got ticket 4, at place 4, because 3 tickets were in line already."
                                + " Before that, others had got copies 2 times without a ticket, while nobody was in"
                                + " line."));
        assertThat(told.servedBefore())
                .containsExactly(new ServedBefore(
                        1, 8, History.START.plusSeconds(8), "Ticket 1 is lower than yours: first come, first served."));
    }

    @Test
    void under_skip_a_head_learns_why_others_passed_it() {
        history.policy(LinePolicy.SKIP)
                .issued("zoe", 3)
                .issued("ann", 1)
                .received("first", 1)
                .served(2, 1)
                .received("second", 2);

        PlaceExplanation told = history.toldTo("zoe");

        assertThat(told.summary())
                .isEqualTo("You have ticket 1 and are the first in line."
                        + " You joined on 2026-03-01 at 10:00:01 UTC at place 1."
                        + " Since then, 1 higher ticket was served for the reason listed."
                        + " 2 copies are free now, fewer than anybody in line wants; you want 3.");
        assertThat(told.servedBefore())
                .extracting(ServedBefore::rule)
                .containsExactly("Only 1 copy was free and you want 3: the first in line who wants no more than is"
                        + " free is served, here ticket 2, and you keep your place.");
    }

    @Test
    void a_served_ticket_that_no_rule_explains_is_called_that() {
        history.issued("zoe", 1).issued("ann", 1).received("first", 1).served(2, 1);

        assertThat(history.toldTo("zoe").servedBefore())
                .extracting(ServedBefore::rule)
                .containsExactly(
                        "No rule allows that ticket 2 was served before yours: the fairness report says more.");
    }

    @Test
    void a_head_that_holds_the_line_learns_what_is_free() {
        history.issued("zoe", 2).issued("ann", 1).received("first", 1);

        assertThat(history.toldTo("zoe").summary())
                .contains("You have ticket 1 and are the first in line.")
                .endsWith("Since then, nobody else in line was served. 1 copy is free now, and you want 2.");
        assertThat(history.toldTo("ann").summary())
                .endsWith("1 copy is free now, but ticket 1 is the first in line and wants 2: the line waits for it.");
    }

    @Test
    void a_reader_in_a_paused_line_learns_of_the_pause() {
        history.issued("zoe", 1).paused().received("first", 1);

        PlaceExplanation told = history.toldTo("zoe");

        assertThat(told.summary()).endsWith("The line is paused: nobody is served until it goes on.");
        assertThat(told.story()).extracting(StoryStep::text).endsWith("The line was paused.");
    }

    @Test
    void idle_stock_is_not_explained_away() {
        history.issued("zoe", 1).received("first", 1);

        assertThat(history.toldTo("zoe").summary())
                .endsWith("1 copy is free now, and somebody in line should have been served: the fairness report says"
                        + " more.");
    }

    @Test
    void a_change_of_policy_is_part_of_the_story_of_those_who_wait() {
        history.issued("zoe", 2)
                .policy(LinePolicy.SKIP)
                .policy(LinePolicy.SKIP)
                .policy(LinePolicy.HOLD)
                .paused()
                .resumed();

        assertThat(history.toldTo("zoe").story())
                .extracting(StoryStep::text)
                .containsExactly(
                        "You asked for 2 copies and got ticket 1, at place 1, because none was free.",
                        "From now on the first in line who wants no more than is free is served.",
                        "From now on the line waits for its head, also if that wants more than is free.",
                        "The line was paused.",
                        "The line went on.");
    }

    @Test
    void somebody_whose_turn_came_learns_what_is_held() {
        history.issued("ann", 1)
                .issued("zoe", 2)
                .received("first", 3)
                .served(1, 1)
                .served(2, 2)
                .reduced(ofTicket(2), 1, 1);

        PlaceExplanation told = history.toldTo("zoe");

        assertThat(told.summary())
                .isEqualTo("It was the turn of your ticket 2 on 2026-03-01 at 10:00:04 UTC, and 1 copy is held for"
                        + " you. While you waited, 1 lower ticket was served.");
        assertThat(told.story())
                .extracting(StoryStep::text)
                .endsWith(
                        "It was your turn: 2 copies were set aside for ticket 2.", "You gave 1 copy back and kept 1.");
    }

    @Test
    void after_the_turn_others_are_no_longer_counted() {
        history.issued("zoe", 1)
                .issued("ann", 1)
                .received("first", 2)
                .served(1, 1)
                .served(2, 1);

        assertThat(history.toldTo("zoe").servedBefore()).isEmpty();
    }

    @Test
    void somebody_who_bought_learns_so() {
        history.issued("zoe", 1).received("first", 1).served(1, 1).sold(ofTicket(1), 1);

        assertThat(history.toldTo("zoe").summary())
                .startsWith("It was the turn of your ticket 1 on 2026-03-01 at 10:00:02 UTC, and you bought 1 copy.");
    }

    @Test
    void somebody_whose_offer_ended_learns_why() {
        history.issued("zoe", 1).received("first", 1).served(1, 1).released(ofTicket(1), 1);

        PlaceExplanation told = history.toldTo("zoe");

        assertThat(told.summary()).contains("but the copies went back: the time to buy them was over.");
        assertThat(told.story())
                .extracting(StoryStep::text)
                .endsWith("1 copy went back: the time to buy them was over.");
    }

    @Test
    void somebody_who_left_learns_so() {
        history.issued("zoe", 1).forfeited(1);

        assertThat(history.toldTo("zoe").summary())
                .isEqualTo("Your ticket 1 left the line before its turn: you left the line."
                        + " While you waited, nobody else in line was served.");
    }

    @Test
    void somebody_whose_request_failed_learns_so() {
        history.issued("zoe", 1)
                .add(new TicketForfeited(History.PRODUCT, reservation("any"), 1, ForfeitReason.REQUEST_FAILED));

        assertThat(history.toldTo("zoe").summary()).contains("the request that got it had failed");
    }

    @Test
    void a_withdrawn_product_ends_the_line() {
        history.received("first", 1)
                .reserved("ann", 1)
                .issued("zoe", 1)
                .closed()
                .released(reservation("ann"), 1, ReleaseReason.PRODUCT_WITHDRAWN);

        PlaceExplanation zoe = history.toldTo("zoe");
        assertThat(zoe.summary())
                .isEqualTo("Your ticket 1 ended before its turn: the product was taken off sale on 2026-03-01 at"
                        + " 10:00:03 UTC. While you waited, nobody else in line was served. The product is off sale.");
        assertThat(zoe.story())
                .extracting(StoryStep::text)
                .endsWith("The product was taken off sale, and the line ended.");

        PlaceExplanation ann = history.toldTo("ann");
        assertThat(ann.summary())
                .isEqualTo("Copies that you once had, without a ticket, went back. The product is off sale.");
        assertThat(ann.story())
                .extracting(StoryStep::text)
                .endsWith("1 copy went back: the product was taken off sale.");
    }

    @Test
    void somebody_whose_copies_came_back_learns_so() {
        history.issued("zoe", 2)
                .received("first", 2)
                .served(1, 2)
                .sold(ofTicket(1), 2, order("zoe's"))
                .returned(ofTicket(1), 1, order("zoe's"), "refund");

        PlaceExplanation told = history.toldTo("zoe");
        assertThat(told.summary()).contains("and you bought 2 copies, of which 1 came back.");
        assertThat(told.story())
                .extracting(StoryStep::text)
                .endsWith("You bought 2 copies.", "1 copy that you had bought was put back on the shelf.");
        assertThat(history.toldTo("amy").story()).isEmpty();
    }

    @Test
    void a_walk_in_whose_copies_came_back_learns_so() {
        history.received("first", 3)
                .reserved("zoe", "one", 2)
                .sold(reservation("one"), 2, order("zoe's"))
                .returned(reservation("one"), 1, order("zoe's"), "refund 1");
        assertThat(history.toldTo("zoe").summary()).contains("You bought 1 copy without a ticket");

        history.returned(reservation("one"), 1, order("zoe's"), "refund 2");
        assertThat(history.toldTo("zoe").summary()).contains("Copies that you once had, without a ticket, went back.");
    }

    @Test
    void a_walk_in_learns_what_is_held_and_what_is_bought() {
        history.received("first", 5)
                .reserved("zoe", "one", 2)
                .sold(reservation("one"), 2)
                .reserved("zoe", "two", 3)
                .reduced(reservation("two"), 2, 1);

        PlaceExplanation told = history.toldTo("zoe");

        assertThat(told.summary())
                .isEqualTo("You hold 1 copy and bought 2 copies without a ticket, because enough were free and nobody"
                        + " was in line.");
        assertThat(told.story())
                .extracting(StoryStep::text)
                .containsExactly(
                        "You asked for 2 copies: enough were free, nobody was in line, and they were set aside for"
                                + " you.",
                        "You bought 2 copies.",
                        "You asked for 3 copies: enough were free, nobody was in line, and they were set aside for"
                                + " you.",
                        "You gave 2 copies back and kept 1.");
    }

    @Test
    void somebody_who_did_not_want_to_wait_learns_how_it_stood() {
        history.received("first", 1).reserved("ann", 1).shortage("zoe", 2, 0, 0);

        assertThat(history.toldTo("zoe").summary())
                .isEqualTo("You asked for 2 copies and did not want to wait: 0 were free and nobody was in line.");
    }

    @Test
    void somebody_who_was_refused_learns_why() {
        history.closed().refused("zoe", RefusalReason.PRODUCT_WITHDRAWN);

        assertThat(history.toldTo("zoe").summary())
                .isEqualTo("You asked, but the product was off sale. The product is off sale.");
    }

    @Test
    void the_latest_ticket_is_explained_and_the_earlier_ones_are_mentioned() {
        history.issued("zoe", 1)
                .issued("ann", 1)
                .forfeited(1)
                .issued("zoe", 1)
                .received("first", 1)
                .served(2, 1);

        PlaceExplanation told = history.toldTo("zoe");

        assertThat(told.summary())
                .startsWith("You have ticket 3 and are the first in line.")
                .endsWith("Earlier you had ticket 1 (given up).");
        assertThat(told.servedBefore()).extracting(ServedBefore::ticket).containsExactly(2L);
    }

    @Test
    void of_very_many_who_were_served_before_the_first_thousand_are_listed() {
        int others = Turn.MOST_LISTED + 5;
        for (int i = 0; i < others; i++) {
            history.issued("reader " + i, 1);
        }
        history.issued("zoe", 1).received("first", others);
        for (int i = 1; i <= others; i++) {
            history.served(i, 1);
        }

        PlaceExplanation told = history.toldTo("zoe");

        assertThat(told.servedBefore()).hasSize(Turn.MOST_LISTED);
        assertThat(told.summary())
                .contains("1005 lower tickets were served")
                .endsWith("Only the first 1,000 of those who were served before are listed.");
    }

    @Test
    void of_a_very_long_story_the_latest_steps_are_told() {
        for (int i = 0; i < PlaceStory.MOST_STEPS + 1; i++) {
            history.shortage("zoe", 1, 0, 0);
        }

        PlaceExplanation told = history.toldTo("zoe");

        assertThat(told.story()).hasSize(PlaceStory.MOST_STEPS);
        assertThat(told.story().get(0).sequence()).isEqualTo(1);
        assertThat(told.summary()).endsWith("The story tells the latest 500 steps only.");
    }

    @Test
    void nobody_else_can_be_recognised() {
        history.received("first", 2)
                .reserved("ann", 1)
                .issued("ben", 2)
                .issued("zoe", 1)
                .released(reservation("ann"), 1)
                .served(1, 2);

        assertThat(history.toldTo("zoe").toString())
                .doesNotContain(reader("ann").toString(), reader("ben").toString());
    }
}
