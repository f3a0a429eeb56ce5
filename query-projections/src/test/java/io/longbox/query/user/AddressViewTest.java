package io.longbox.query.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.longbox.api.PersonalText;
import io.longbox.api.shipping.Address;
import io.longbox.api.user.AddressBookView;
import io.longbox.api.user.AddressId;
import io.longbox.api.user.AddressRemoved;
import io.longbox.api.user.AddressSaved;
import io.longbox.api.user.AddressView;
import io.longbox.api.user.FindAddresses;
import io.longbox.api.user.FindUser;
import io.longbox.api.user.UserId;
import io.longbox.api.user.UserRegistered;
import io.longbox.api.user.UserView;
import io.longbox.query.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.queryhandling.SubscriptionQueryResult;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AddressViewTest {

    private final Store store = Store.empty();
    private final UserId ada = new UserId(UUID.randomUUID());
    private final AddressId home = new AddressId(UUID.randomUUID());
    private final AddressId work = new AddressId(UUID.randomUUID());

    @Test
    void an_unknown_reader_has_no_address_book() {
        assertThat(book()).isNull();
    }

    @Test
    void a_book_is_empty_at_first() {
        store.happened(registered());

        assertThat(book()).isEqualTo(new AddressBookView(ada, List.of(), 0));
    }

    @Test
    void addresses_stand_in_the_order_in_which_they_were_first_saved() {
        store.happened(registered());
        store.happened(saved(home, "Home"));
        Instant first = store.now();
        store.happened(saved(work, null));
        Instant second = store.now();
        store.happened(saved(home, "Where I live"));

        assertThat(book())
                .isEqualTo(new AddressBookView(
                        ada,
                        List.of(
                                new AddressView(home, text("Where I live"), address("Where I live"), first, 3),
                                new AddressView(work, null, address(null), second, 2)),
                        3));
    }

    @Test
    void a_removed_address_is_gone_from_the_table_and_can_be_saved_anew() {
        store.happened(registered(), saved(home, "Home"));
        store.happened(new AddressRemoved(ada, home));
        assertThat(book()).isEqualTo(new AddressBookView(ada, List.of(), 2));
        assertThat(store.rows().get("addresses")).isEmpty();

        store.happened(saved(home, "Home"), new AddressRemoved(ada, home), saved(home, "Here"));
        assertThat(book().items()).extracting(AddressView::label).containsExactly(text("Here"));
    }

    @Test
    void what_happens_to_addresses_moves_the_version_of_the_account() {
        store.happened(registered(), saved(home, "Home"), new AddressRemoved(ada, home));

        assertThat(store.answer(new FindUser(ada), UserView.class).version()).isEqualTo(2);
    }

    @Test
    void erased_texts_are_shown_as_such() {
        PersonalText erased = new PersonalText(ada, null);
        Address gone = new Address(erased, erased, erased, erased, erased, erased, "GB");
        store.happened(registered(), new AddressSaved(ada, home, erased, gone));

        assertThat(book().items().get(0).address().recipient().isErased()).isTrue();
        assertThat(book().items().get(0).label()).isNull();
    }

    @Test
    void a_replay_makes_the_same_rows_again() {
        store.happened(registered(), saved(home, "Home"), saved(work, null));
        store.happened(saved(home, "Here"), new AddressRemoved(ada, work), saved(work, "There"));
        Map<String, List<String>> before = store.rows();

        store.replay();
        assertThat(store.rows()).isEqualTo(before);
        store.replayOneByOne();
        assertThat(store.rows()).isEqualTo(before);
        store.deliverAgain();
        assertThat(store.rows()).isEqualTo(before);
    }

    @Test
    void a_subscriber_reads_the_change_it_waits_for() {
        store.happened(registered());
        try (SubscriptionQueryResult<AddressBookView, AddressBookView> watched =
                store.subscribe(new FindAddresses(ada), AddressBookView.class)) {
            store.happened(saved(home, "Home"));

            assertThat(watched.updates().blockFirst(Duration.ofSeconds(5))).isEqualTo(book());
        }
    }

    private @Nullable AddressBookView book() {
        return store.answer(new FindAddresses(ada), AddressBookView.class);
    }

    private UserRegistered registered() {
        return new UserRegistered(ada, text("Ada"), text("ada@example.org"));
    }

    private AddressSaved saved(AddressId id, @Nullable String label) {
        return new AddressSaved(ada, id, label == null ? null : text(label), address(label));
    }

    private Address address(@Nullable String extra) {
        return new Address(
                text("Ada"),
                text("12 St James's Square"),
                extra == null ? null : text(extra),
                text("SW1Y 4LB"),
                text("London"),
                null,
                "GB");
    }

    private PersonalText text(String text) {
        return new PersonalText(ada, text);
    }
}
