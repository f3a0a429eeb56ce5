package io.longbox.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Events are written as {@code Type name=value …}; product and numbering are added, and the hash where one is due. */
class HistoryTest {

    private final History history = new History("p", new History.Witness() {});
    private final Chain chain = new Chain();
    private long sequence;

    private void play(String... events) throws Malformed {
        for (String event : events) {
            history.add(next(event));
        }
    }

    private StockEvent next(String text) {
        String[] parts = text.split(" ");
        TreeMap<String, String> payload = new TreeMap<>();
        Arrays.stream(parts).skip(1).forEach(field -> payload.put(field.split("=")[0], field.split("=")[1]));
        if (parts[0].equals("WaitlistTicketIssued")) {
            payload.putIfAbsent("chain", chain.head());
        }
        StockEvent event = new StockEvent("stock-p", sequence++, parts[0], payload);
        chain.add(event);
        return event;
    }

    private static String received(int quantity) {
        return "StockReceived quantity=" + quantity;
    }

    private static String reserved(String reservation, String user, int quantity) {
        return "StockReserved reservation=" + reservation + " user=" + user + " quantity=" + quantity;
    }

    private static String queued(int ticket, int position, int quantity) {
        return "WaitlistTicketIssued reservation=q" + ticket + " user=u" + ticket + " quantity=" + quantity + " ticket="
                + ticket + " position=" + position;
    }

    private static String served(int ticket, int quantity) {
        return "TicketServed ticket=" + ticket + " reservation=t" + ticket + " quantity=" + quantity;
    }

    private static String released(String reservation, int quantity) {
        return "ReservationReleased reservation=" + reservation + " quantity=" + quantity + " reason=HOLD_EXPIRED";
    }

    private long count(Figure figure) {
        return history.found().count(figure);
    }

    private void assertOnly(Figure figure, long count) {
        assertThat(Arrays.stream(Figure.values()).filter(each -> count(each) > 0))
                .as(history.found().sentences().toString())
                .containsExactly(figure);
        assertThat(count(figure)).isEqualTo(count);
    }

    @Test
    void copies_line_and_sales_in_order_are_clean() throws Malformed {
        play(
                received(2),
                reserved("a", "anna", 1),
                reserved("b", "ben", 1),
                queued(1, 1, 1),
                queued(2, 2, 1),
                queued(3, 3, 1),
                released("a", 1),
                served(1, 1),
                "SaleConfirmed reservation=t1 quantity=1",
                "TicketForfeited reservation=q2 ticket=2 reason=LEFT",
                received(1),
                served(3, 1),
                "TicketNotInLine reservation=q2 ticket=2");

        assertThat(history.found().areClean())
                .as(history.found().sentences().toString())
                .isTrue();
        assertThat(history.stock()).isEqualTo(new Stock(2, 2, 0, 1, 0));
        assertThat(history.received()).isEqualTo(3);
        assertThat(history.heldByWalkIns()).containsExactly("ben");
        assertThat(history.heldFromLine()).containsExactly("u3");
        assertThat(history.isCleanUpTo(history.last())).isTrue();
        assertThat(history.unserved()).isZero();
    }

    @Test
    void more_set_aside_than_there_is_is_oversold_by_so_many_copies() throws Malformed {
        play(received(1), reserved("a", "anna", 1), reserved("b", "ben", 2), released("b", 2));

        assertOnly(Figure.OVERSOLD, 2);
        assertThat(history.isCleanUpTo(1)).isTrue();
        assertThat(history.isCleanUpTo(2)).isFalse();
    }

    @Test
    void copies_sold_are_not_there_any_more() throws Malformed {
        play(received(1), reserved("a", "anna", 1), "SaleConfirmed reservation=a quantity=1", reserved("b", "ben", 1));

        assertOnly(Figure.OVERSOLD, 1);
    }

    @Test
    void copies_that_come_back_are_there_again() throws Malformed {
        play(
                received(2),
                reserved("a", "anna", 2),
                queued(1, 1, 1),
                "SaleConfirmed reservation=a quantity=2 order=o1",
                "SaleReturned reservation=a order=o1 restock=r1 quantity=1",
                served(1, 1),
                "SaleReturned reservation=a order=o1 restock=r2 quantity=1",
                "SaleNotReturned reservation=a order=o1 restock=r3",
                reserved("b", "ben", 1));

        assertThat(history.found().areClean())
                .as(history.found().sentences().toString())
                .isTrue();
        assertThat(history.stock()).isEqualTo(new Stock(2, 2, 0, 0, 0));
    }

    @Test
    void copies_that_come_back_are_the_lines_first() throws Malformed {
        play(
                received(1),
                reserved("a", "anna", 1),
                queued(1, 1, 1),
                "SaleConfirmed reservation=a quantity=1 order=o1",
                "SaleReturned reservation=a order=o1 restock=r1 quantity=1");
        assertThat(history.unserved()).isEqualTo(1);

        play(reserved("b", "ben", 1));
        assertOnly(Figure.LINE_JUMPS, 1);
    }

    @Test
    void what_was_not_sold_cannot_come_back() throws Malformed {
        play(received(2), reserved("a", "anna", 1), "SaleReturned reservation=a order=o1 restock=r1 quantity=1");

        assertOnly(Figure.BROKEN_RESERVATIONS, 1);
        assertThat(history.stock()).isEqualTo(new Stock(2, 1, 1, 0, 0));
    }

    @Test
    void no_more_comes_back_than_was_sold_and_nothing_twice() throws Malformed {
        play(
                received(3),
                reserved("a", "anna", 3),
                "SaleConfirmed reservation=a quantity=3 order=o1",
                "SaleReturned reservation=a order=o1 restock=r1 quantity=1",
                "SaleReturned reservation=a order=o1 restock=r1 quantity=1",
                "SaleReturned reservation=a order=o1 restock=r2 quantity=3");

        assertOnly(Figure.BROKEN_RESERVATIONS, 2);
        assertThat(history.stock()).isEqualTo(new Stock(3, 0, 3, 0, 0));
        assertThat(history.found().sentences())
                .containsExactly(
                        "event 4: the same copies of the reservation a came back a second time",
                        "event 5: 3 copies of the reservation a came back, of which 2 were out");
    }

    @Test
    void a_correction_below_what_is_set_aside_oversells() throws Malformed {
        play(received(2), reserved("a", "anna", 2), "StockAdjusted change=-1");

        assertOnly(Figure.OVERSOLD, 1);
    }

    @Test
    void a_walk_in_while_a_ticket_is_outstanding_jumps_the_line() throws Malformed {
        play(received(1), reserved("a", "anna", 1), queued(1, 1, 1), released("a", 1), reserved("b", "ben", 1));

        assertOnly(Figure.LINE_JUMPS, 1);
    }

    @Test
    void a_walk_in_after_the_last_ticket_ended_does_not() throws Malformed {
        play(
                received(1),
                reserved("a", "anna", 1),
                queued(1, 1, 1),
                "TicketForfeited reservation=q1 ticket=1 reason=LEFT",
                released("a", 1),
                reserved("b", "ben", 1));

        assertThat(history.found().areClean()).isTrue();
    }

    @Test
    void a_higher_ticket_served_first_jumps_the_line() throws Malformed {
        play(queued(1, 1, 1), queued(2, 2, 1), received(1), served(2, 1));

        assertOnly(Figure.LINE_JUMPS, 1);
    }

    @Test
    void a_line_that_skips_may_pass_over_a_head_who_wants_more_than_is_free() throws Malformed {
        play("SaleTermsSet terms.linePolicy=SKIP", queued(1, 1, 2), queued(2, 2, 1), received(1), served(2, 1));

        assertThat(history.found().areClean()).isTrue();
    }

    @Test
    void a_line_that_skips_may_not_pass_over_a_head_who_could_be_served() throws Malformed {
        play("SaleTermsSet terms.linePolicy=SKIP", queued(1, 1, 2), queued(2, 2, 1), received(2), served(2, 1));

        assertOnly(Figure.LINE_JUMPS, 1);
    }

    @Test
    void a_line_that_holds_again_does_not_skip() throws Malformed {
        play(
                "SaleTermsSet terms.linePolicy=SKIP",
                "SaleTermsSet terms.linePolicy=HOLD",
                queued(1, 1, 2),
                queued(2, 2, 1),
                received(1),
                served(2, 1));

        assertOnly(Figure.LINE_JUMPS, 1);
    }

    @Test
    void a_paused_line_serves_nobody() throws Malformed {
        play(queued(1, 1, 1), "LinePaused x=x", received(1), served(1, 1));

        assertOnly(Figure.LINE_JUMPS, 1);
    }

    @Test
    void a_paused_line_leaves_nobody_unserved_until_it_goes_on() throws Malformed {
        play(queued(1, 1, 1), "LinePaused x=x", received(1));
        assertThat(history.unserved()).isZero();

        play("LineResumed x=x");
        assertThat(history.unserved()).isEqualTo(1);
    }

    @Test
    void a_ticket_that_is_not_in_line_cannot_be_served() throws Malformed {
        play(queued(1, 1, 1), received(2), served(1, 1), "TicketServed ticket=1 reservation=other quantity=1");

        assertOnly(Figure.LINE_JUMPS, 1);
    }

    @Test
    void tickets_rise_by_one_from_one_on() throws Malformed {
        play(queued(2, 1, 1), queued(3, 2, 1), queued(5, 3, 1));

        assertOnly(Figure.LINE_JUMPS, 2);
    }

    @Test
    void a_position_that_is_not_the_place_in_line_is_a_discrepancy() throws Malformed {
        play(queued(1, 1, 1), queued(2, 1, 1));

        assertOnly(Figure.DISCREPANCIES, 1);
    }

    @Test
    void a_ticket_that_gets_other_than_it_was_for_is_a_discrepancy() throws Malformed {
        play(queued(1, 1, 1), received(2), served(1, 2));

        assertOnly(Figure.DISCREPANCIES, 1);
    }

    @Test
    void a_reservation_ends_once() throws Malformed {
        play(received(1), reserved("a", "anna", 1), released("a", 1), "SaleConfirmed reservation=a quantity=1");

        assertOnly(Figure.BROKEN_RESERVATIONS, 1);
        assertThat(history.stock().sold()).isZero();
        assertThat(history.found().sentences()).containsExactly("event 3: the reservation a ended a second time");
    }

    @Test
    void what_never_began_cannot_end() throws Malformed {
        play(released("a", 1), "TicketForfeited reservation=q1 ticket=1 reason=LEFT");

        assertOnly(Figure.BROKEN_RESERVATIONS, 2);
    }

    @Test
    void a_reservation_begins_once() throws Malformed {
        play(received(2), reserved("a", "anna", 1), reserved("a", "anna", 1));

        assertOnly(Figure.BROKEN_RESERVATIONS, 1);
    }

    @Test
    void a_reservation_ends_with_what_it_held() throws Malformed {
        play(received(3), reserved("a", "anna", 3), "ReservationReduced reservation=a released=1 remaining=2");
        assertThat(history.stock().available()).isEqualTo(1);

        play(released("a", 3));
        assertOnly(Figure.BROKEN_RESERVATIONS, 1);
    }

    @Test
    void a_reservation_is_reduced_by_what_it_held() throws Malformed {
        play(received(3), reserved("a", "anna", 3), "ReservationReduced reservation=a released=1 remaining=1");

        assertOnly(Figure.BROKEN_RESERVATIONS, 1);
    }

    @Test
    void the_end_of_sales_ends_the_line() throws Malformed {
        play(received(1), reserved("a", "anna", 1), queued(1, 1, 1), "StockClosed x=x", released("a", 1));

        assertThat(history.found().areClean()).isTrue();
        assertThat(history.stock().waiting()).isZero();
        assertThat(history.unserved()).isZero();
    }

    @Test
    void a_free_copy_while_the_head_could_have_it_leaves_somebody_unserved() throws Malformed {
        play(queued(1, 1, 1), queued(2, 2, 1), received(1));

        assertThat(history.found().areClean()).isTrue();
        assertThat(history.unserved()).isEqualTo(1);
    }

    @Test
    void a_head_who_wants_more_than_is_free_holds_the_line() throws Malformed {
        play(queued(1, 1, 2), queued(2, 2, 1), received(1));

        assertThat(history.unserved()).isZero();
    }

    @Test
    void a_missing_event_is_found_by_its_number() throws Malformed {
        play(received(1));
        next(received(1));
        next(received(1));
        play(received(1));

        assertOnly(Figure.BROKEN_CHAIN, 1);
        assertThat(history.found().sentences()).containsExactly("event 3: events 1 to 2 are missing");
    }

    @Test
    void a_doubled_event_is_found_by_its_number() throws Malformed {
        StockEvent event = next(received(1));
        history.add(event);
        history.add(event);

        assertOnly(Figure.BROKEN_CHAIN, 1);
    }

    @Test
    void a_changed_event_is_found_by_the_next_hash_and_only_by_that() throws Malformed {
        play(received(2), queued(1, 1, 5), received(1));
        StockEvent event = next("StockAdjusted change=1 reason=found");
        event.payload().put("reason", "lost");
        history.add(event);
        play(received(1), queued(2, 2, 1), queued(3, 3, 1));

        assertOnly(Figure.BROKEN_CHAIN, 1);
        assertThat(history.found().sentences().get(0))
                .isEqualTo("event 5: its hash is not that of the events before it: one of the events 1 to 4 is not as"
                        + " it was");
    }

    @Test
    void an_event_of_another_stream_is_refused() {
        assertThatThrownBy(() -> history.add(new StockEvent("stock-q", 0, "LinePaused", new TreeMap<>())))
                .isInstanceOf(Malformed.class)
                .hasMessageContaining("stock-q");
    }

    @Test
    void an_event_that_lacks_what_its_type_has_is_refused() {
        for (String event : List.of("StockReceived x=x", "StockReceived quantity=many", "TicketServed ticket=1")) {
            assertThatThrownBy(() -> play(event)).isInstanceOf(Malformed.class);
        }
    }
}
