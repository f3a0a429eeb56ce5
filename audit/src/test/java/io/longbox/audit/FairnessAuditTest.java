package io.longbox.audit;

import static io.longbox.audit.History.PRODUCT;
import static io.longbox.audit.History.broken;
import static io.longbox.audit.History.check;
import static io.longbox.audit.History.ofTicket;
import static io.longbox.audit.History.order;
import static io.longbox.audit.History.reader;
import static io.longbox.audit.History.recorded;
import static io.longbox.audit.History.reservation;
import static org.assertj.core.api.Assertions.assertThat;

import io.longbox.api.Quantity;
import io.longbox.api.audit.FairnessCheck;
import io.longbox.api.audit.FairnessReport;
import io.longbox.api.audit.RecordedEvent;
import io.longbox.api.catalog.ChainHash;
import io.longbox.api.catalog.LinePolicy;
import io.longbox.api.catalog.RefusalReason;
import io.longbox.api.catalog.ReleaseReason;
import io.longbox.api.catalog.StockEvent;
import io.longbox.api.catalog.StockReserved;
import io.longbox.api.catalog.StockShortageReported;
import io.longbox.api.catalog.TicketNotInLine;
import io.longbox.api.catalog.TicketServed;
import io.longbox.api.plan.PlanId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class FairnessAuditTest {

    private static final Instant OPENING = Instant.parse("2026-03-01T18:00:00Z");
    private static final PlanId PLAN = PlanId.ofName("Gold");

    private final History history = new History();

    /** 3 copies for 2 walk-ins, then a line in which somebody leaves, and one offer that comes back. */
    private static History aFairSale() {
        return new History()
                .received("first", 3)
                .reserved("ann", 2)
                .reserved("ben", 1)
                .issued("cyd", 1)
                .issued("dan", 2)
                .issued("eve", 1)
                .sold(reservation("ann"), 2)
                .released(reservation("ben"), 1)
                .served(1, 1)
                .forfeited(2)
                .released(ofTicket(1), 1)
                .served(3, 1)
                .received("second", 4)
                .reserved("fay", 3)
                .reduced(reservation("fay"), 1, 2)
                .adjusted("stolen", -1)
                .sold(ofTicket(3), 1);
    }

    @Test
    void a_fair_sale_passes_every_check() {
        FairnessReport report = aFairSale().judged();

        assertThat(report.fair()).isTrue();
        assertThat(report.upTo()).isEqualTo(16);
        assertThat(report.checks())
                .allSatisfy(check -> assertThat(check.holds()).isTrue())
                .extracting(FairnessCheck::name)
                .containsExactlyInAnyOrder(
                        "not-oversold",
                        "tickets-in-order",
                        "no-walk-in-before-the-line",
                        "nobody-before-the-opening",
                        "reservations-end-once",
                        "points-add-up",
                        "nobody-waits-in-vain",
                        "chain-unbroken");
    }

    @Test
    void what_holds_is_told_with_its_figures() {
        FairnessReport report = aFairSale().judged();

        assertThat(check(report, "not-oversold").explanation())
                .isEqualTo("7 copies were received, and their number was corrected by -1."
                        + " Never were more than 6 held and sold together; now 3 are sold, 2 held and 1 free.");
        assertThat(check(report, "tickets-in-order").explanation())
                .isEqualTo("3 tickets were issued, numbered from 1 without a gap."
                        + " 2 were served in order; 1 was given up, and 0 are waiting.");
        assertThat(check(report, "no-walk-in-before-the-line").explanation())
                .isEqualTo("3 reservations were made for readers without a ticket, each while nobody was in line.");
        assertThat(check(report, "reservations-end-once").explanation())
                .isEqualTo("5 reservations were made: 2 ended as sold, 2 as released, none twice; 1 is live and holds"
                        + " 2 copies.");
        assertThat(check(report, "nobody-waits-in-vain").explanation())
                .isEqualTo("Whenever copies were free for somebody in line, the line was served at once, 2 times."
                        + " Now nobody waits.");
        assertThat(check(report, "chain-unbroken").explanation())
                .startsWith("17 events, numbered from 0 without a gap; 3 tickets hold the hash of all before.")
                .contains(aFairSale().chain().value());
    }

    @Test
    void what_holds_is_shown_by_a_few_events_at_both_ends() {
        history.received("all", 1_000);
        for (int i = 0; i < 100; i++) {
            history.reserved("reader " + i, 1);
        }

        assertThat(check(history.judged(), "no-walk-in-before-the-line").events())
                .extracting(RecordedEvent::sequence)
                .containsExactly(1L, 2L, 3L, 4L, 5L, 96L, 97L, 98L, 99L, 100L);
    }

    @Test
    void a_product_to_which_nothing_happened_was_sold_fairly() {
        FairnessReport report = history.judged();

        assertThat(report.fair()).isTrue();
        assertThat(report.upTo()).isEqualTo(-1);
    }

    @Test
    void a_line_that_ends_with_the_product_is_fair() {
        history.received("first", 1)
                .reserved("ann", 1)
                .issued("ben", 1)
                .issued("cyd", 1)
                .closed()
                .released(reservation("ann"), 1, ReleaseReason.PRODUCT_WITHDRAWN);

        FairnessReport report = history.judged();

        assertThat(broken(report)).isEmpty();
        assertThat(check(report, "tickets-in-order").explanation())
                .contains("0 were served in order; 0 were given up, 2 ended with the line");
    }

    // not-oversold

    @Test
    void a_gate_without_a_stock_check_is_found_out() {
        history.received("first", 3).reserved("ann", 2).reserved("ben", 2);

        FairnessReport report = history.judged();

        assertThat(broken(report)).containsExactly("not-oversold");
        assertThat(report.fair()).isFalse();
        assertThat(check(report, "not-oversold").explanation())
                .isEqualTo("1 event breaks this. Event 2: with it 4 were held and 0 sold, of 3 copies in all.");
        assertThat(check(report, "not-oversold").events())
                .extracting(RecordedEvent::sequence)
                .containsExactly(2L);
    }

    @Test
    void what_is_sold_stays_gone() {
        history.received("first", 2)
                .reserved("ann", 2)
                .sold(reservation("ann"), 2)
                .reserved("ben", 1);

        assertThat(broken(history.judged())).containsExactly("not-oversold");
    }

    @Test
    void copies_that_are_held_cannot_be_corrected_away() {
        history.received("first", 2).reserved("ann", 2).adjusted("missing", -1);

        assertThat(broken(history.judged())).containsExactly("not-oversold");
    }

    @Test
    void a_delivery_that_is_recorded_twice_is_found_out() {
        history.received("first", 2).reserved("ann", 1).received("first", 2);

        FairnessReport report = history.judged();

        assertThat(broken(report)).containsExactly("not-oversold");
        assertThat(check(report, "not-oversold").explanation())
                .contains("Event 2: a delivery that was recorded before is recorded again.");
    }

    @Test
    void of_many_breaches_some_are_shown_and_all_are_counted() {
        for (int i = 0; i < 60; i++) {
            history.reserved("reader " + i, 1);
        }

        FairnessCheck oversold = check(history.judged(), "not-oversold");

        assertThat(oversold.events()).hasSize(Finding.MOST_BREACHES);
        assertThat(oversold.explanation())
                .startsWith("60 events break this.")
                .endsWith("And 57 more; the first 50 of all are shown, 10 are not.");
    }

    // tickets-in-order

    @Test
    void a_line_whose_order_is_swapped_is_found_out() {
        history.issued("ann", 1).issued("ben", 1).received("first", 1).served(2, 1);

        FairnessReport report = history.judged();

        assertThat(broken(report)).containsExactly("tickets-in-order");
        assertThat(check(report, "tickets-in-order").explanation())
                .isEqualTo("1 event breaks this. Event 3: ticket 2 was served before ticket 1, which wanted 1 while 1"
                        + " was free.");
    }

    @Test
    void under_hold_nobody_passes_a_head_that_wants_more() {
        history.issued("ann", 2).issued("ben", 1).received("first", 1).served(2, 1);

        assertThat(broken(history.judged())).containsExactly("tickets-in-order");
    }

    @Test
    void under_skip_the_first_who_wants_no_more_than_is_free_is_served() {
        history.policy(LinePolicy.SKIP)
                .issued("ann", 3)
                .issued("ben", 2)
                .issued("cyd", 1)
                .received("first", 1)
                .served(3, 1)
                .received("second", 2)
                .served(2, 2);

        FairnessReport report = history.judged();

        assertThat(broken(report)).isEmpty();
        assertThat(check(report, "tickets-in-order").explanation())
                .contains("2 were served in order, 2 of them past lower ones that all wanted more than was free");
    }

    @Test
    void under_skip_nobody_passes_a_lower_ticket_that_wants_no_more_than_is_free() {
        history.policy(LinePolicy.SKIP)
                .issued("ann", 3)
                .issued("ben", 1)
                .issued("cyd", 1)
                .received("first", 1)
                .served(3, 1);

        assertThat(broken(history.judged())).containsExactly("tickets-in-order");
    }

    @Test
    void nobody_is_served_while_the_line_is_paused() {
        history.issued("ann", 1).paused().received("first", 1).served(1, 1);

        assertThat(broken(history.judged())).containsExactly("tickets-in-order");
    }

    @Test
    void a_ticket_is_served_for_what_it_asked_for() {
        history.issued("ann", 2).received("first", 2).served(1, 1);

        assertThat(broken(history.judged())).containsExactly("tickets-in-order");
    }

    @Test
    void a_ticket_that_was_served_is_not_served_again() {
        history.issued("ann", 1)
                .received("first", 2)
                .served(1, 1)
                .add(new TicketServed(PRODUCT, 1, reservation("another"), new Quantity(1), null));

        assertThat(broken(history.judged())).containsExactly("tickets-in-order");
    }

    @Test
    void a_ticket_that_was_given_up_is_not_served() {
        history.issued("ann", 1).forfeited(1).received("first", 1).served(1, 1);

        assertThat(broken(history.judged())).containsExactly("tickets-in-order");
    }

    @Test
    void a_ticket_that_was_never_issued_is_not_served() {
        history.received("first", 1).served(1, 1);

        FairnessReport report = history.judged();

        assertThat(broken(report)).containsExactly("tickets-in-order");
        assertThat(check(report, "tickets-in-order").explanation())
                .contains("ticket 1 was served, but had not been issued");
    }

    @Test
    void what_is_set_aside_for_a_ticket_bears_its_name() {
        history.issued("ann", 1)
                .received("first", 1)
                .add(new TicketServed(PRODUCT, 1, reservation("another"), new Quantity(1), null));

        assertThat(broken(history.judged())).containsExactly("tickets-in-order");
    }

    @Test
    void tickets_are_numbered_without_a_gap() {
        history.issued("ann", 1).issued("ben", 1, 3, 2, history.chain());

        assertThat(broken(history.judged())).containsExactly("tickets-in-order");
    }

    @Test
    void a_number_is_not_given_to_two() {
        history.issued("ann", 1).issued("ben", 1, 1, 2, history.chain());

        assertThat(broken(history.judged())).containsExactly("tickets-in-order");
    }

    @Test
    void nobody_is_told_a_wrong_place() {
        history.issued("ann", 1).issued("ben", 1, 2, 1, history.chain());

        FairnessReport report = history.judged();

        assertThat(broken(report)).containsExactly("tickets-in-order");
        assertThat(check(report, "tickets-in-order").explanation())
                .contains("ticket 2 was said to be at place 1, but was at place 2");
    }

    @Test
    void a_ticket_that_is_not_in_line_cannot_be_given_up() {
        history.issued("ann", 1).forfeited(1).forfeited(1);

        assertThat(broken(history.judged())).containsExactly("tickets-in-order");
    }

    @Test
    void nobody_joins_a_line_that_has_ended() {
        history.closed().issued("ann", 1);

        assertThat(broken(history.judged())).containsExactly("tickets-in-order");
    }

    // no-walk-in-before-the-line

    @Test
    void a_walk_in_before_the_line_is_found_out() {
        history.issued("ann", 1)
                .received("first", 2)
                .served(1, 1)
                .issued("ben", 5)
                .reserved("cyd", 1);

        FairnessReport report = history.judged();

        assertThat(broken(report)).containsExactly("no-walk-in-before-the-line");
        assertThat(check(report, "no-walk-in-before-the-line").explanation())
                .isEqualTo("1 event breaks this. Event 4: 1 copy was set aside for somebody without a ticket while"
                        + " 1 ticket, the lowest of them 2, was in line.");
    }

    @Test
    void a_paused_line_is_still_a_line() {
        history.received("first", 1).paused().issued("ann", 2).reserved("ben", 1);

        assertThat(broken(history.judged())).containsExactly("no-walk-in-before-the-line");
    }

    // reservations-end-once

    @Test
    void who_asks_before_the_opening_is_let_in_by_early_access_alone() {
        history.received("all", 1)
                .opening(OPENING, Duration.ofHours(1))
                .reservedAt("subscriber", OPENING.minusSeconds(3_600), PLAN)
                .issuedAt("another", OPENING.minusSeconds(1), PLAN)
                .issuedAt("anybody", OPENING, null);

        FairnessReport report = history.judged();

        assertThat(report.fair()).isTrue();
        assertThat(check(report, "nobody-before-the-opening").explanation())
                .isEqualTo("3 questions were let in while a moment of opening was set: 2 by early access, and nobody"
                        + " before that.");
    }

    @Test
    void who_was_let_in_before_the_opening_is_found_out() {
        history.received("all", 9)
                .opening(OPENING, Duration.ofHours(1))
                .reservedAt("without a plan", OPENING.minusNanos(1), null)
                .reservedAt("too early", OPENING.minusSeconds(3_601), PLAN)
                .opening(OPENING, null)
                .reservedAt("no early access", OPENING.minusSeconds(1), PLAN);

        FairnessReport report = history.judged();

        assertThat(broken(report)).containsExactly("nobody-before-the-opening");
        assertThat(check(report, "nobody-before-the-opening").events())
                .extracting(RecordedEvent::sequence)
                .containsExactly(2L, 3L, 5L);
    }

    @Test
    void a_ticket_before_the_opening_is_found_out() {
        history.opening(OPENING, null).issuedAt("early bird", OPENING.minusSeconds(1), null);

        assertThat(broken(history.judged())).containsExactly("nobody-before-the-opening");
    }

    @Test
    void a_double_release_is_found_out() {
        history.received("first", 2)
                .reserved("ann", 1)
                .released(reservation("ann"), 1)
                .released(reservation("ann"), 1);

        FairnessReport report = history.judged();

        assertThat(broken(report)).containsExactly("reservations-end-once");
        assertThat(check(report, "reservations-end-once").explanation())
                .isEqualTo("1 event breaks this. Event 3: a reservation that was not live was released with 1 copy.");
    }

    @Test
    void a_sale_after_a_release_is_found_out() {
        history.received("first", 2)
                .reserved("ann", 1)
                .released(reservation("ann"), 1)
                .sold(reservation("ann"), 1);

        assertThat(broken(history.judged())).containsExactly("reservations-end-once");
    }

    @Test
    void a_reservation_that_is_made_again_is_found_out() {
        history.received("first", 2)
                .reserved("ann", 1)
                .sold(reservation("ann"), 1)
                .reserved("ann", 1);

        FairnessReport report = history.judged();

        assertThat(broken(report)).containsExactly("reservations-end-once");
        assertThat(check(report, "reservations-end-once").explanation())
                .contains("Event 3: a reservation that had been made before was made again.");
    }

    @Test
    void a_reservation_that_had_been_given_up_is_not_made_later() {
        history.received("first", 2).barred(reservation("ann")).reserved("ann", 1);

        assertThat(broken(history.judged())).containsExactly("reservations-end-once");
    }

    @Test
    void a_reservation_ends_with_all_that_it_holds() {
        history.received("first", 3).reserved("ann", 3).released(reservation("ann"), 2);

        assertThat(broken(history.judged())).containsExactly("reservations-end-once");
    }

    @Test
    void only_a_live_reservation_is_reduced_and_only_from_what_it_holds() {
        history.received("first", 5)
                .reserved("ann", 3)
                .reduced(reservation("ann"), 1, 1)
                .reduced(reservation("ben"), 1, 1);

        FairnessReport report = history.judged();

        assertThat(broken(report)).containsExactly("reservations-end-once");
        assertThat(check(report, "reservations-end-once").events())
                .extracting(RecordedEvent::sequence)
                .containsExactly(2L, 3L);
    }

    @Test
    void what_was_sold_may_come_back_and_goes_to_the_line_first() {
        history.received("all", 2)
                .reserved("ann", 2)
                .issued("ben", 1)
                .sold(reservation("ann"), 2, order("ann's"))
                .returned(reservation("ann"), 1, order("ann's"), "refund 1")
                .served(1, 1)
                .returned(reservation("ann"), 1, order("ann's"), "refund 2");

        FairnessReport report = history.judged();

        assertThat(broken(report)).isEmpty();
        assertThat(check(report, "reservations-end-once").explanation())
                .isEqualTo("2 reservations were made: 1 ended as sold, 0 as released, none twice; 1 is live and holds"
                        + " 1 copy. 2 copies of what was sold are back.");
        assertThat(check(report, "not-oversold").explanation())
                .isEqualTo("2 copies were received. Never were more than 2 held and sold together; now 0 are sold,"
                        + " 1 held and 1 free.");
    }

    @Test
    void a_return_of_what_was_never_sold_is_found_out() {
        history.received("all", 2).reserved("ann", 1).returned(reservation("ann"), 1, order("ann's"), "refund");

        FairnessReport report = history.judged();

        assertThat(broken(report)).containsExactly("reservations-end-once");
        assertThat(check(report, "reservations-end-once").explanation())
                .isEqualTo("1 event breaks this. Event 2: 1 copy came back of a reservation that was never sold.");
    }

    @Test
    void a_return_of_more_than_was_sold_is_found_out() {
        history.received("all", 3)
                .reserved("ann", 2)
                .sold(reservation("ann"), 2, order("ann's"))
                .returned(reservation("ann"), 1, order("ann's"), "refund 1")
                .returned(reservation("ann"), 2, order("ann's"), "refund 2");

        assertThat(check(history.judged(), "reservations-end-once").explanation())
                .isEqualTo("1 event breaks this. Event 4: of a sale of which 1 was out, 2 copies came back.");
    }

    @Test
    void a_return_of_what_another_order_bought_is_found_out() {
        history.received("all", 1)
                .reserved("ann", 1)
                .sold(reservation("ann"), 1, order("ann's"))
                .returned(reservation("ann"), 1, order("ben's"), "refund");

        assertThat(broken(history.judged())).containsExactly("reservations-end-once");
    }

    @Test
    void a_return_of_a_sale_from_before_there_were_orders_is_fine() {
        history.received("all", 1)
                .reserved("ann", 1)
                .sold(reservation("ann"), 1)
                .returned(reservation("ann"), 1, order("ann's"), "refund");

        assertThat(broken(history.judged())).isEmpty();
    }

    @Test
    void a_return_that_is_recorded_twice_is_found_out() {
        history.received("all", 2)
                .reserved("ann", 2)
                .sold(reservation("ann"), 2, order("ann's"))
                .returned(reservation("ann"), 1, order("ann's"), "refund")
                .returned(reservation("ann"), 1, order("ann's"), "refund");

        assertThat(broken(history.judged())).containsExactly("not-oversold");
    }

    @Test
    void copies_that_come_back_are_sold_once_more_and_not_twice() {
        history.received("all", 1)
                .reserved("ann", 1)
                .sold(reservation("ann"), 1, order("ann's"))
                .returned(reservation("ann"), 1, order("ann's"), "refund")
                .reserved("ben", 1)
                .sold(reservation("ben"), 1, order("ben's"))
                .reserved("cyd", 1);

        assertThat(broken(history.judged())).containsExactly("not-oversold");
    }

    // nobody-waits-in-vain

    @Test
    void copies_that_come_back_and_stay_idle_while_somebody_waits_are_found_out() {
        history.received("all", 1)
                .reserved("ann", 1)
                .issued("ben", 1)
                .sold(reservation("ann"), 1, order("ann's"))
                .returned(reservation("ann"), 1, order("ann's"), "refund")
                .paused();

        assertThat(broken(history.judged())).containsExactly("nobody-waits-in-vain");
    }

    @Test
    void idle_stock_is_found_out() {
        history.issued("ann", 1).received("first", 1);

        FairnessReport report = history.judged();

        assertThat(broken(report)).containsExactly("nobody-waits-in-vain");
        assertThat(check(report, "nobody-waits-in-vain").explanation())
                .isEqualTo("1 event breaks this. Event 1: after it 1 copy was free and ticket 1, which wanted 1, was"
                        + " not served.");
    }

    @Test
    void stock_that_was_idle_for_a_while_only_is_found_out_too() {
        history.issued("ann", 1)
                .received("first", 1)
                .shortage("ben", 1, 1, 1)
                .received("second", 1)
                .served(1, 1);

        FairnessReport report = history.judged();

        assertThat(broken(report)).containsExactly("nobody-waits-in-vain");
        assertThat(check(report, "nobody-waits-in-vain").events())
                .extracting(RecordedEvent::sequence)
                .containsExactly(1L);
    }

    @Test
    void the_answer_to_whoever_gave_up_a_ticket_may_come_before_the_next_is_served() {
        history.received("first", 1)
                .reserved("ann", 1)
                .issued("ben", 1)
                .issued("cyd", 1)
                .released(reservation("ann"), 1)
                .served(1, 1)
                .released(ofTicket(1), 1, ReleaseReason.TICKET_FORFEITED)
                .add(new TicketNotInLine(PRODUCT, reservation("ticket of ben"), 1));
        assertThat(check(history.judged(), "nobody-waits-in-vain").events())
                .extracting(RecordedEvent::type)
                .containsExactly("ReservationReleased");

        history.served(2, 1);
        assertThat(broken(history.judged())).isEmpty();
    }

    @Test
    void under_skip_somebody_behind_the_head_can_wait_in_vain() {
        history.policy(LinePolicy.SKIP).issued("ann", 2).issued("ben", 1).received("first", 1);

        assertThat(broken(history.judged())).containsExactly("nobody-waits-in-vain");
    }

    @Test
    void a_head_that_wants_more_than_is_free_holds_the_line() {
        history.issued("ann", 2).issued("ben", 1).received("first", 1);

        FairnessReport report = history.judged();

        assertThat(broken(report)).isEmpty();
        assertThat(check(report, "nobody-waits-in-vain").explanation())
                .endsWith("Now 2 tickets are waiting and 1 is free; the line waits for ticket 1, which wants 2.");
    }

    @Test
    void a_paused_line_waits_and_is_served_when_it_goes_on() {
        history.issued("ann", 1).paused().received("first", 1);
        assertThat(broken(history.judged())).isEmpty();

        history.resumed();
        assertThat(broken(history.judged())).containsExactly("nobody-waits-in-vain");

        history.served(1, 1);
        assertThat(broken(history.judged())).isEmpty();
    }

    // chain-unbroken

    @Test
    void an_event_that_was_changed_later_is_found_out() {
        history.received("first", 1)
                .reserved("ann", 1)
                .issued("ben", 1)
                .issued("cyd", 1)
                .tamperedWith(
                        1,
                        new StockReserved(
                                PRODUCT,
                                reservation("ann"),
                                reader("mallory"),
                                new Quantity(1),
                                null,
                                null,
                                History.START));

        FairnessReport report = history.judged();

        assertThat(broken(report)).containsExactly("chain-unbroken");
        assertThat(check(report, "chain-unbroken").explanation())
                .isEqualTo("1 event breaks this. Event 2: ticket 1 holds another hash than that of the events before"
                        + " it: something from event 0 to event 1 was changed, left out or put in.");
    }

    @Test
    void a_ticket_with_a_hash_of_its_own_is_found_out() {
        history.issued("ann", 1).issued("ben", 1, 2, 2, new ChainHash("f".repeat(64)));

        assertThat(broken(history.judged())).containsExactly("chain-unbroken");
    }

    @Test
    void an_event_that_is_missing_is_found_out_without_any_ticket() {
        FairnessAudit audit = new FairnessAudit();
        history.received("first", 5).shortage("ann", 6, 5, 0).shortage("ben", 6, 5, 0);
        audit.see(recorded(0, history.events().get(0)), history.events().get(0));
        audit.see(recorded(2, history.events().get(2)), history.events().get(2));

        FairnessReport report = audit.report(PRODUCT, new PointsAudit().check(true));

        assertThat(broken(report)).containsExactly("chain-unbroken");
        assertThat(check(report, "chain-unbroken").explanation()).contains("Event 2: it follows on event 0.");
    }

    @Test
    void content_that_is_not_json_is_found_out() {
        FairnessAudit audit = new FairnessAudit();
        audit.see(withPayload(0, "Anything", "{"), null);

        assertThat(broken(audit.report(PRODUCT, new PointsAudit().check(true)))).containsExactly("chain-unbroken");
    }

    @Test
    void the_hash_of_the_stored_json_is_the_hash_of_the_event() {
        String own = LineChain.START;
        ChainHash published = ChainHash.START;
        List<StockEvent> events = aFairSale()
                .policy(LinePolicy.SKIP)
                .paused()
                .resumed()
                .barred(reservation("gil"))
                .closed()
                .events();
        for (int sequence = 0; sequence < events.size(); sequence++) {
            own = LineChain.then(own, recorded(sequence, events.get(sequence)));
            published = published.then(sequence, events.get(sequence));
            assertThat(own).as(events.get(sequence).toString()).isEqualTo(published.value());
        }
    }

    @Test
    void an_event_of_an_unknown_type_is_covered_by_the_hash_alone() {
        RecordedEvent unknown = withPayload(0, "StockBlessed", "{\"product\":\"" + PRODUCT + "\",\"by\":{\"rank\":3}}");
        FairnessAudit audit = new FairnessAudit();
        audit.see(unknown, null);
        History then = new History().issued("ann", 1, 1, 1, new ChainHash(LineChain.then(LineChain.START, unknown)));
        audit.see(recorded(1, then.events().get(0)), then.events().get(0));

        FairnessReport report = audit.report(PRODUCT, new PointsAudit().check(true));

        assertThat(broken(report)).isEmpty();
        assertThat(check(report, "chain-unbroken").explanation())
                .endsWith("1 event of a type that this version cannot read is covered by the hash, but by no other"
                        + " statement.");
    }

    // readers

    @Test
    void everybody_who_asked_is_a_reader_whose_points_are_looked_at() {
        FairnessAudit audit = new FairnessAudit();
        history.received("first", 1)
                .reserved("ann", 1)
                .issued("ben", 1)
                .shortage("cyd", 1, 0, 1)
                .refused("dan", RefusalReason.TOO_LATE)
                .reserved("ann", "again", 1);
        for (int sequence = 0; sequence < 6; sequence++) {
            audit.see(
                    recorded(sequence, history.events().get(sequence)),
                    history.events().get(sequence));
        }

        assertThat(audit.readers()).containsExactly(reader("ann"), reader("ben"), reader("cyd"), reader("dan"));
        assertThat(audit.hasAllReaders()).isTrue();
    }

    @Test
    void no_more_readers_are_remembered_than_can_be_looked_at_in_time() {
        FairnessAudit audit = new FairnessAudit();
        for (int i = 0; i <= FairnessAudit.MOST_READERS; i++) {
            StockShortageReported shortage = (StockShortageReported)
                    new History().shortage("reader " + i, 1, 0, 0).events().get(0);
            audit.see(recorded(i, shortage), shortage);
        }

        assertThat(audit.readers()).hasSize(FairnessAudit.MOST_READERS);
        assertThat(audit.hasAllReaders()).isFalse();
    }

    private static RecordedEvent withPayload(long sequence, String type, String payload) {
        return new RecordedEvent("event " + sequence, "stock-" + PRODUCT, sequence, type, "1", History.START, payload);
    }
}
