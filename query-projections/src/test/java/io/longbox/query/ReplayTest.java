package io.longbox.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.longbox.api.Money;
import io.longbox.api.PersonalText;
import io.longbox.api.Quantity;
import io.longbox.api.catalog.ChainHash;
import io.longbox.api.catalog.LineReceipt;
import io.longbox.api.catalog.ProductId;
import io.longbox.api.catalog.ReceiptId;
import io.longbox.api.catalog.ReservationId;
import io.longbox.api.catalog.StockReceived;
import io.longbox.api.chapter.ChapterId;
import io.longbox.api.chapter.ChapterNumber;
import io.longbox.api.user.UserId;
import io.longbox.api.user.UserRegistered;
import io.longbox.api.user.UserSuspended;
import io.longbox.api.waitlist.PlaceOffered;
import io.longbox.api.waitlist.WaitlistEntered;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.Test;

/** Views are disposable: the events make them again, row by row, and events that come twice change nothing. */
class ReplayTest {

    private static final ChapterNumber ONE = ChapterNumber.of("1");
    private static final Instant ASKED = Instant.parse("2026-01-01T00:00:00Z");
    private static final Money PRICE = new Money(500, Currency.getInstance("EUR"));

    private final Store store = Store.empty();
    private final UserId ada = new UserId(UUID.randomUUID());
    private final UserId bob = new UserId(UUID.randomUUID());
    private final ProductId nemo = new ProductId(UUID.randomUUID());
    private final ChapterId chapter = ChapterId.of(nemo, ONE);
    private final ReservationId first = new ReservationId(UUID.randomUUID());
    private final ReservationId second = new ReservationId(UUID.randomUUID());
    private final ReservationId third = new ReservationId(UUID.randomUUID());
    private final ReservationId fourth = new ReservationId(UUID.randomUUID());
    private final ReservationId offer = ReservationId.ofTicket(nemo, 1);

    @Test
    void a_replay_makes_the_same_rows_again() {
        MuchHappened.in(store);
        Map<String, List<String>> before = store.rows();

        store.replay();

        assertThat(before).allSatisfy((table, rows) -> assertThat(rows).isNotEmpty());
        assertThat(store.rows()).isEqualTo(before);
    }

    @Test
    void events_handled_one_by_one_make_the_same_rows_as_in_batches() {
        MuchHappened.in(store);
        Map<String, List<String>> before = store.rows();

        store.replayOneByOne();

        assertThat(store.rows()).isEqualTo(before);
    }

    @Test
    void a_reset_leaves_nothing_behind() {
        MuchHappened.in(store);

        store.reset();

        assertThat(store.rows()).allSatisfy((table, rows) -> assertThat(rows).isEmpty());
    }

    @Test
    void events_delivered_twice_change_nothing() {
        MuchHappened.in(store);
        Map<String, List<String>> before = store.rows();

        store.deliverAgain();

        assertThat(store.rows()).isEqualTo(before);
    }

    @Test
    void events_delivered_twice_write_nothing() {
        MuchHappened.in(store);
        Statistics statistics = store.statistics();
        statistics.clear();

        store.deliverAgain();

        assertThat(statistics.getEntityInsertCount()).isZero();
        assertThat(statistics.getEntityUpdateCount()).isZero();
    }

    @Test
    void a_new_row_is_written_once_and_a_changed_one_once_a_batch() {
        Statistics statistics = store.statistics();
        statistics.clear();
        store.happened(received(5));
        assertThat(statistics.getEntityInsertCount()).isEqualTo(1);
        assertThat(statistics.getEntityUpdateCount()).isZero();

        statistics.clear();
        store.happened(received(1), received(1), received(1));
        assertThat(statistics.getEntityInsertCount()).isZero();
        assertThat(statistics.getEntityUpdateCount()).isEqualTo(1);
    }

    @Test
    void the_rows_of_a_batch_are_read_in_one_go() {
        store.happened(
                new UserRegistered(ada, personal("Ada"), personal("ada@example.org")),
                new UserRegistered(bob, new PersonalText(bob, "Bob"), new PersonalText(bob, "bob@example.org")));
        Statistics statistics = store.statistics();
        statistics.clear();

        store.happened(new UserSuspended(ada, "chargebacks"), new UserSuspended(bob, "spam"));

        // One to read both rows; both updates go as one prepared statement.
        assertThat(statistics.getPrepareStatementCount()).isEqualTo(2);
        assertThat(statistics.getEntityUpdateCount()).isEqualTo(2);
    }

    @Test
    void a_line_that_grows_costs_the_same_statements_however_many_join() {
        store.happened(new WaitlistEntered(nemo, place(1), ada, new Quantity(1), first));
        Statistics statistics = store.statistics();
        statistics.clear();

        store.happened(
                new WaitlistEntered(nemo, place(2), bob, new Quantity(1), second),
                new WaitlistEntered(nemo, place(3), new UserId(UUID.randomUUID()), new Quantity(1), third),
                new WaitlistEntered(nemo, place(4), new UserId(UUID.randomUUID()), new Quantity(1), fourth));

        // The line, the places and the notifications are read; places and notifications are added, the line is changed.
        assertThat(statistics.getPrepareStatementCount()).isEqualTo(6);
    }

    @Test
    void a_turn_is_found_with_the_places_of_its_batch() {
        store.happened(
                new WaitlistEntered(nemo, place(1), ada, new Quantity(1), first),
                new WaitlistEntered(nemo, place(2), bob, new Quantity(1), second));
        Statistics statistics = store.statistics();
        statistics.clear();

        store.happened(
                new PlaceOffered(nemo, place(1), ada, first, offer, new Quantity(1), ASKED),
                new PlaceOffered(nemo, place(2), bob, second, ReservationId.ofTicket(nemo, 2), new Quantity(1), ASKED));

        // The line and the places are read, and both are changed.
        assertThat(statistics.getPrepareStatementCount()).isEqualTo(4);
    }

    private LineReceipt place(long ticket) {
        return new LineReceipt(nemo, ticket, ticket, ticket, ChainHash.START);
    }

    private StockReceived received(int copies) {
        return new StockReceived(nemo, new ReceiptId(UUID.randomUUID()), new Quantity(copies));
    }

    private PersonalText personal(String text) {
        return new PersonalText(ada, text);
    }
}
