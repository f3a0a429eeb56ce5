package io.longbox.user.account;

import static io.longbox.user.account.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.longbox.api.PersonalText;
import io.longbox.api.Points;
import io.longbox.api.Refusal.Code;
import io.longbox.api.user.AddPoints;
import io.longbox.api.user.DeductPoints;
import io.longbox.api.user.PointsAdded;
import io.longbox.api.user.PointsDeducted;
import io.longbox.api.user.PointsEntryId;
import io.longbox.api.user.PointsSet;
import io.longbox.api.user.RegisterUser;
import io.longbox.api.user.ReinstateUser;
import io.longbox.api.user.SetPoints;
import io.longbox.api.user.SuspendUser;
import io.longbox.api.user.UpdateUser;
import io.longbox.api.user.UserId;
import io.longbox.api.user.UserRegistered;
import io.longbox.api.user.UserReinstated;
import io.longbox.api.user.UserSuspended;
import io.longbox.api.user.UserUpdated;
import io.longbox.user.email.EmailDirectory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UserTest {

    private final UserId ada = new UserId(UUID.randomUUID());
    private final UserId bob = new UserId(UUID.randomUUID());
    private final Map<String, UserId> claims = new HashMap<>();
    private final EmailDirectory addresses =
            (user, address) -> claims.computeIfAbsent(address, free -> user).equals(user);
    private final FixtureConfiguration<User> account =
            new AggregateTestFixture<>(User.class).registerInjectableResource(addresses);

    @Test
    void a_reader_registers() {
        account.givenNoPriorActivity()
                .when(register("Ada", "ada@example.org"))
                .expectEvents(registered())
                .expectResultMessagePayload(0L);

        assertThat(claims).containsEntry("ada@example.org", ada);
    }

    @Test
    void registering_again_changes_nothing_whatever_it_says() {
        account.given(registered(), new UserSuspended(ada, "chargebacks"))
                .when(register("Somebody", "else@example.org"))
                .expectNoEvents()
                .expectResultMessagePayload(1L);

        assertThat(claims).isEmpty();
    }

    @Test
    void nobody_registers_with_the_address_of_another() {
        claims.put("ada@example.org", bob);

        account.givenNoPriorActivity()
                .when(register("Ada", "ada@example.org"))
                .expectNoEvents()
                .expectException(refusal(Code.ALREADY_TAKEN, "another reader has this e-mail address", "email"));
    }

    @Test
    void a_reader_needs_a_name() {
        for (String name : new String[] {null, "", " \t"}) {
            refusesToRegister(name, "ada@example.org", "a reader has a name", "name");
        }
    }

    @Test
    void a_name_is_not_endless() {
        refusesToRegister("x".repeat(201), "ada@example.org", "a name has at most 200 characters", "name");
    }

    @Test
    void a_reader_needs_an_address() {
        for (String address : new String[] {null, "", " "}) {
            refusesToRegister("Ada", address, "a reader has an e-mail address", "email");
        }
    }

    @Test
    void an_address_looks_like_one() {
        for (String address :
                List.of("ada", "@example.org", "ada@", "a@b@c", "a da@example.org", "a\u0000@example.org")) {
            refusesToRegister("Ada", address, "this is no e-mail address", "email");
        }
    }

    @Test
    void an_address_is_not_endless() {
        refusesToRegister(
                "Ada", "a".repeat(243) + "@example.org", "an e-mail address has at most 254 characters", "email");
    }

    @Test
    void nobody_registers_with_a_text_about_somebody_else() {
        account.givenNoPriorActivity()
                .when(new RegisterUser(ada, new PersonalText(bob, "Ada"), new PersonalText(ada, "ada@example.org")))
                .expectNoEvents()
                .expectException(refusal(Code.INVALID, "the name is another person's", "name"));
        account.givenNoPriorActivity()
                .when(new RegisterUser(ada, new PersonalText(ada, "Ada"), new PersonalText(bob, "ada@example.org")))
                .expectNoEvents()
                .expectException(refusal(Code.INVALID, "the address is another person's", "email"));
    }

    @Test
    void a_refused_address_is_not_claimed() {
        refusesToRegister("", "ada@example.org", "a reader has a name", "name");

        assertThat(claims).isEmpty();
    }

    @Test
    void a_reader_changes_name_and_address() {
        account.given(registered())
                .when(update("Countess", "countess@example.org", 0L))
                .expectEvents(updated("Countess", "countess@example.org"))
                .expectResultMessagePayload(1L);

        assertThat(claims).containsEntry("countess@example.org", ada);
    }

    @Test
    void an_update_that_expects_no_version_overwrites_what_is_there() {
        account.given(registered(), updated("Countess", "countess@example.org"))
                .when(update("Ada", "ada@example.org", null))
                .expectEvents(updated("Ada", "ada@example.org"))
                .expectResultMessagePayload(2L);
    }

    @Test
    void an_update_of_an_older_version_is_refused() {
        account.given(registered(), updated("Countess", "countess@example.org"))
                .when(update("Ada", "ada@example.org", 0L))
                .expectNoEvents()
                .expectException(refusal(Code.STALE_VERSION, "the account is at version 1, not 0", null));

        assertThat(claims).isEmpty();
    }

    @Test
    void nobody_moves_to_the_address_of_another() {
        claims.put("bob@example.org", bob);

        account.given(registered())
                .when(update("Ada", "bob@example.org", null))
                .expectNoEvents()
                .expectException(refusal(Code.ALREADY_TAKEN, "another reader has this e-mail address", "email"));
    }

    @Test
    void an_update_keeps_the_rules_of_registration() {
        account.given(registered())
                .when(update(" ", "ada@example.org", null))
                .expectNoEvents()
                .expectException(refusal(Code.INVALID, "a reader has a name", "name"));
    }

    @Test
    void nobody_is_changed_who_never_registered() {
        for (Object command : List.of(
                update("Ada", "ada@example.org", null),
                new SuspendUser(ada, "chargebacks"),
                new ReinstateUser(ada),
                add(entry(), 1),
                deduct(entry(), 1),
                set(entry(), 1))) {
            new AggregateTestFixture<>(User.class)
                    .registerInjectableResource(addresses)
                    .givenNoPriorActivity()
                    .when(command)
                    .expectNoEvents()
                    .expectException(AggregateNotFoundException.class);
        }
    }

    @Test
    void a_reader_is_suspended() {
        account.given(registered())
                .when(new SuspendUser(ada, "chargebacks"))
                .expectEvents(new UserSuspended(ada, "chargebacks"))
                .expectResultMessagePayload(1L);
    }

    @Test
    void suspending_twice_changes_nothing() {
        account.given(registered(), new UserSuspended(ada, "chargebacks"))
                .when(new SuspendUser(ada, "spam"))
                .expectNoEvents()
                .expectResultMessagePayload(1L);
    }

    @Test
    void a_suspension_ends() {
        account.given(registered(), new UserSuspended(ada, "chargebacks"))
                .when(new ReinstateUser(ada))
                .expectEvents(new UserReinstated(ada))
                .expectResultMessagePayload(2L);
    }

    @Test
    void reinstating_a_reader_who_is_not_suspended_changes_nothing() {
        account.given(registered())
                .when(new ReinstateUser(ada))
                .expectNoEvents()
                .expectResultMessagePayload(0L);
    }

    @Test
    void a_reinstated_reader_can_be_suspended_again() {
        account.given(registered(), new UserSuspended(ada, "chargebacks"), new UserReinstated(ada))
                .when(new SuspendUser(ada, "spam"))
                .expectEvents(new UserSuspended(ada, "spam"));
    }

    @Test
    void points_are_added() {
        PointsEntryId entry = entry();
        account.given(registered(), added(entry(), 5, 5))
                .when(add(entry, 7))
                .expectEvents(added(entry, 7, 12))
                .expectResultMessagePayload(2L);
    }

    @Test
    void points_are_deducted_down_to_nothing() {
        PointsEntryId entry = entry();
        account.given(registered(), added(entry(), 5, 5))
                .when(deduct(entry, 5))
                .expectEvents(deducted(entry, 5, 0))
                .expectResultMessagePayload(2L);
    }

    @Test
    void points_are_set() {
        PointsEntryId entry = entry();
        account.given(registered(), added(entry(), 5, 5))
                .when(set(entry, 2))
                .expectEvents(setTo(entry, 5, 2))
                .expectResultMessagePayload(2L);
    }

    @Test
    void nobody_spends_more_points_than_there_are() {
        account.given(registered(), added(entry(), 5, 5))
                .when(deduct(entry(), 6))
                .expectNoEvents()
                .expectException(refusal(Code.CONFLICT, "the balance is 5 and does not cover 6", "amount"));
    }

    @Test
    void a_balance_is_filled_to_the_brim_but_not_beyond() {
        PointsEntryId entry = entry();
        account.given(registered(), added(entry(), Points.MAX - 1, Points.MAX - 1))
                .when(add(entry, 1))
                .expectEvents(added(entry, 1, Points.MAX));
        account.given(registered(), added(entry(), Points.MAX - 1, Points.MAX - 1))
                .when(add(entry(), 2))
                .expectNoEvents()
                .expectException(refusal(
                        Code.INVALID, "the balance is 999999999999 and cannot be more than 1000000000000", "amount"));
    }

    @Test
    void a_repeated_entry_changes_nothing() {
        PointsEntryId gift = entry();
        PointsEntryId spent = entry();
        PointsEntryId counted = entry();
        for (Object repeat : List.of(add(gift, 5), deduct(spent, 2), set(counted, 9), deduct(gift, 999))) {
            account.given(registered(), added(gift, 5, 5), deducted(spent, 2, 3), setTo(counted, 3, 9))
                    .when(repeat)
                    .expectNoEvents()
                    .expectResultMessagePayload(3L);
        }
    }

    @Test
    void the_most_recent_entries_are_remembered_and_older_ones_are_not() {
        List<Object> history = new ArrayList<>(List.of(registered()));
        List<PointsEntryId> entries = new ArrayList<>();
        for (int balance = 1; balance <= PointsLedger.REMEMBERED + 1; balance++) {
            entries.add(entry());
            history.add(added(entries.get(balance - 1), 1, balance));
        }

        account.given(history).when(add(entries.get(1), 1)).expectNoEvents();
        account.given(history).when(add(entries.get(0), 1)).expectEvents(added(entries.get(0), 1, 258));
    }

    @Test
    void the_points_of_a_suspended_reader_can_be_changed() {
        PointsEntryId entry = entry();
        account.given(registered(), new UserSuspended(ada, "chargebacks"))
                .when(add(entry, 3))
                .expectEvents(added(entry, 3, 3));
    }

    private void refusesToRegister(@Nullable String name, @Nullable String email, String detail, String field) {
        account.givenNoPriorActivity()
                .when(register(name, email))
                .expectNoEvents()
                .expectException(refusal(Code.INVALID, detail, field));
    }

    private RegisterUser register(@Nullable String name, @Nullable String email) {
        return new RegisterUser(ada, new PersonalText(ada, name), new PersonalText(ada, email));
    }

    private UserRegistered registered() {
        return new UserRegistered(ada, new PersonalText(ada, "Ada"), new PersonalText(ada, "ada@example.org"));
    }

    private UpdateUser update(String name, String email, @Nullable Long expectedVersion) {
        return new UpdateUser(ada, new PersonalText(ada, name), new PersonalText(ada, email), expectedVersion);
    }

    private UserUpdated updated(String name, String email) {
        return new UserUpdated(ada, new PersonalText(ada, name), new PersonalText(ada, email));
    }

    private AddPoints add(PointsEntryId entry, long amount) {
        return new AddPoints(ada, entry, new Points(amount), "gift");
    }

    private PointsAdded added(PointsEntryId entry, long amount, long balance) {
        return new PointsAdded(ada, entry, new Points(amount), new Points(balance), "gift");
    }

    private DeductPoints deduct(PointsEntryId entry, long amount) {
        return new DeductPoints(ada, entry, new Points(amount), "spent");
    }

    private PointsDeducted deducted(PointsEntryId entry, long amount, long balance) {
        return new PointsDeducted(ada, entry, new Points(amount), new Points(balance), "spent");
    }

    private SetPoints set(PointsEntryId entry, long balance) {
        return new SetPoints(ada, entry, new Points(balance), "counted");
    }

    private PointsSet setTo(PointsEntryId entry, long previous, long balance) {
        return new PointsSet(ada, entry, new Points(previous), new Points(balance), "counted");
    }

    private static PointsEntryId entry() {
        return new PointsEntryId(UUID.randomUUID());
    }
}
