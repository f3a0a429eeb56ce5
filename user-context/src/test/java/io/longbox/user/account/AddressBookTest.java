package io.longbox.user.account;

import static io.longbox.user.account.Refusals.refusal;

import io.longbox.api.PersonalText;
import io.longbox.api.Points;
import io.longbox.api.Refusal.Code;
import io.longbox.api.shipping.Address;
import io.longbox.api.user.AddressId;
import io.longbox.api.user.AddressRemoved;
import io.longbox.api.user.AddressSaved;
import io.longbox.api.user.PointsAdded;
import io.longbox.api.user.PointsEntryId;
import io.longbox.api.user.RemoveAddress;
import io.longbox.api.user.SaveAddress;
import io.longbox.api.user.SpendNotReversed;
import io.longbox.api.user.UserId;
import io.longbox.api.user.UserRegistered;
import io.longbox.api.user.UserSuspended;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AddressBookTest {

    private final UserId ada = new UserId(UUID.randomUUID());
    private final UserId bob = new UserId(UUID.randomUUID());
    private final AddressId home = new AddressId(UUID.randomUUID());
    private final FixtureConfiguration<User> account = new AggregateTestFixture<>(User.class);

    @Test
    void a_reader_saves_an_address() {
        account.given(registered())
                .when(new SaveAddress(ada, home, text("Home"), address("Ada"), null))
                .expectEvents(new AddressSaved(ada, home, text("Home"), address("Ada")))
                .expectResultMessagePayload(1L);
    }

    @Test
    void a_saved_address_is_written_anew() {
        account.given(registered(), saved(home))
                .when(new SaveAddress(ada, home, null, address("Ada Lovelace"), 1L))
                .expectEvents(new AddressSaved(ada, home, null, address("Ada Lovelace")))
                .expectResultMessagePayload(2L);
    }

    @Test
    void what_else_happens_to_the_account_makes_no_address_stale() {
        PointsAdded gift =
                new PointsAdded(ada, new PointsEntryId(UUID.randomUUID()), new Points(1), new Points(1), "a gift");
        account.given(registered(), saved(home), gift)
                .when(new SaveAddress(ada, home, null, address("Ada Lovelace"), 1L))
                .expectEvents(new AddressSaved(ada, home, null, address("Ada Lovelace")));
    }

    @Test
    void nobody_overwrites_or_removes_a_newer_version() {
        for (Object stale :
                List.of(new SaveAddress(ada, home, null, address("Ada"), 1L), new RemoveAddress(ada, home, 1L))) {
            account.given(registered(), saved(home), saved(home))
                    .when(stale)
                    .expectNoEvents()
                    .expectException(refusal(Code.STALE_VERSION, "the address is at version 2, not 1", null));
        }
    }

    @Test
    void an_address_that_was_removed_is_no_longer_as_anybody_saw_it() {
        account.given(registered(), saved(home), new AddressRemoved(ada, home))
                .when(new SaveAddress(ada, home, null, address("Ada"), 1L))
                .expectNoEvents()
                .expectException(refusal(Code.STALE_VERSION, "there is no such address", null));
    }

    @Test
    void an_address_is_removed_once() {
        account.given(registered(), saved(home))
                .when(new RemoveAddress(ada, home, 1L))
                .expectEvents(new AddressRemoved(ada, home));
        account.given(registered(), saved(home), new AddressRemoved(ada, home))
                .when(new RemoveAddress(ada, home, 1L))
                .expectNoEvents();
        account.given(registered()).when(new RemoveAddress(ada, home, null)).expectNoEvents();
    }

    @Test
    void a_book_is_full_at_some_time() {
        account.given(full())
                .when(new SaveAddress(ada, home, null, address("Ada"), null))
                .expectNoEvents()
                .expectException(refusal(Code.CONFLICT, "an address book holds 20 addresses", null));
    }

    @Test
    void in_a_full_book_addresses_can_still_be_changed_and_replaced() {
        AddressId first = new AddressId(new UUID(1, 0));
        account.given(full())
                .when(new SaveAddress(ada, first, null, address("Ada"), null))
                .expectEvents(new AddressSaved(ada, first, null, address("Ada")));
        List<Object> oneLess = new ArrayList<>(full());
        oneLess.add(new AddressRemoved(ada, first));
        account.given(oneLess)
                .when(new SaveAddress(ada, home, null, address("Ada"), null))
                .expectEvents(new AddressSaved(ada, home, null, address("Ada")));
    }

    @Test
    void a_reader_saves_what_is_the_reader_s_own() {
        PersonalText others = new PersonalText(bob, "Bob");
        refuses(others, address("Ada"), "it is another person's", "label");
        refuses(
                null,
                new Address(others, text("1 Street"), null, null, text("London"), null, "GB"),
                "it is another person's",
                "recipient");
        refuses(
                null,
                new Address(text("Ada"), text("1 Street"), null, others, text("London"), null, "GB"),
                "it is another person's",
                "postalCode");
    }

    @Test
    void an_address_says_who_and_where() {
        refuses(null, address(" "), "it is missing", "recipient");
        refuses(
                null,
                new Address(text("Ada"), new PersonalText(ada, null), null, null, text("London"), null, "GB"),
                "it is missing",
                "street");
        refuses(null, address("Ada\nLovelace"), "it is one line of at most 200 characters", "recipient");
        refuses(text("x".repeat(201)), address("Ada"), "it is one line of at most 200 characters", "label");
    }

    @Test
    void nobody_who_is_not_registered_has_addresses() {
        account.given(new SpendNotReversed(ada, new PointsEntryId(UUID.randomUUID())))
                .when(new SaveAddress(ada, home, null, address("Ada"), null))
                .expectNoEvents()
                .expectException(refusal(Code.NOT_FOUND, "nobody is registered by this id", null));
    }

    @Test
    void a_suspended_reader_s_addresses_are_still_the_reader_s() {
        account.given(registered(), new UserSuspended(ada, "chargebacks"))
                .when(new SaveAddress(ada, home, null, address("Ada"), null))
                .expectEvents(new AddressSaved(ada, home, null, address("Ada")));
    }

    private void refuses(@Nullable PersonalText label, Address address, String detail, String field) {
        account.given(registered())
                .when(new SaveAddress(ada, home, label, address, null))
                .expectNoEvents()
                .expectException(refusal(Code.INVALID, detail, field));
    }

    private List<Object> full() {
        List<Object> events = new ArrayList<>(List.of(registered()));
        for (int i = 0; i < SaveAddress.MOST_ADDRESSES; i++) {
            events.add(saved(new AddressId(new UUID(1, i))));
        }
        return events;
    }

    private UserRegistered registered() {
        return new UserRegistered(ada, text("Ada"), text("ada@example.org"));
    }

    private AddressSaved saved(AddressId id) {
        return new AddressSaved(ada, id, null, address("Ada"));
    }

    private Address address(String recipient) {
        return new Address(text(recipient), text("12 St James's Square"), null, null, text("London"), null, "GB");
    }

    private PersonalText text(String text) {
        return new PersonalText(ada, text);
    }
}
