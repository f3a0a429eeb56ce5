package io.longbox.user.account;

import static io.longbox.user.account.Refusals.refusal;

import io.longbox.api.PersonalText;
import io.longbox.api.Points;
import io.longbox.api.Refusal.Code;
import io.longbox.api.user.AddPoints;
import io.longbox.api.user.EarnPoints;
import io.longbox.api.user.PointsAdded;
import io.longbox.api.user.PointsEarned;
import io.longbox.api.user.PointsEntryId;
import io.longbox.api.user.PointsSet;
import io.longbox.api.user.PointsSettled;
import io.longbox.api.user.PointsSpent;
import io.longbox.api.user.RegisterUser;
import io.longbox.api.user.ReverseSpend;
import io.longbox.api.user.SetPoints;
import io.longbox.api.user.SettlePoints;
import io.longbox.api.user.SpendNotReversed;
import io.longbox.api.user.SpendPoints;
import io.longbox.api.user.SpendRefusalReason;
import io.longbox.api.user.SpendRefused;
import io.longbox.api.user.SpendReversed;
import io.longbox.api.user.SuspendUser;
import io.longbox.api.user.UserId;
import io.longbox.api.user.UserRegistered;
import io.longbox.api.user.UserSuspended;
import io.longbox.user.email.EmailDirectory;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

/** What processes take from a reader's points, and give back. */
class SpendTest {

    private final UserId ada = new UserId(UUID.randomUUID());
    private final EmailDirectory addresses = (user, address) -> true;
    private final FixtureConfiguration<User> account =
            new AggregateTestFixture<>(User.class).registerInjectableResource(addresses);
    private final PointsEntryId entry = entry(1);

    @Test
    void points_are_spent() {
        account.given(registered(), added(10))
                .when(spend(entry, 10))
                .expectEvents(spent(entry, 10, 0))
                .expectResultMessagePayload(2L);
    }

    @Test
    void what_is_spent_is_spent_once() {
        account.given(registered(), added(10), spent(entry, 4, 6))
                .when(spend(entry, 4))
                .expectNoEvents()
                .expectResultMessagePayload(2L);
    }

    @Test
    void a_balance_that_is_too_low_is_answered() {
        account.given(registered(), added(10))
                .when(spend(entry, 11))
                .expectEvents(refused(entry, 11, 10, SpendRefusalReason.BALANCE_TOO_LOW));
    }

    @Test
    void what_was_refused_is_decided_anew() {
        account.given(registered(), refused(entry, 4, 0, SpendRefusalReason.BALANCE_TOO_LOW), added(10))
                .when(spend(entry, 4))
                .expectEvents(spent(entry, 4, 6));
    }

    @Test
    void a_suspended_reader_spends_nothing() {
        account.given(registered(), added(10), new UserSuspended(ada, "chargebacks"))
                .when(spend(entry, 4))
                .expectEvents(refused(entry, 4, 10, SpendRefusalReason.READER_SUSPENDED));
    }

    @Test
    void what_was_given_back_is_not_spent_again() {
        account.given(registered(), added(10), spent(entry, 4, 6), reversed(entry, 4, 10))
                .when(spend(entry, 4))
                .expectEvents(refused(entry, 4, 10, SpendRefusalReason.REVERSED));
    }

    @Test
    void exactly_what_was_spent_is_given_back() {
        account.given(registered(), added(10), spent(entry(2), 1, 9), spent(entry, 4, 5))
                .when(reverse(entry))
                .expectEvents(reversed(entry, 4, 9))
                .expectResultMessagePayload(4L);
    }

    @Test
    void it_is_given_back_once() {
        account.given(registered(), added(10), spent(entry, 4, 6), reversed(entry, 4, 10))
                .when(reverse(entry))
                .expectEvents(new SpendNotReversed(ada, entry));
    }

    @Test
    void it_is_given_back_to_a_suspended_reader() {
        account.given(registered(), added(10), spent(entry, 4, 6), new UserSuspended(ada, "chargebacks"))
                .when(reverse(entry))
                .expectEvents(reversed(entry, 4, 10));
    }

    @Test
    void what_was_never_spent_is_not_given_back() {
        account.given(registered(), added(10)).when(reverse(entry)).expectEvents(new SpendNotReversed(ada, entry));
    }

    @Test
    void what_was_given_up_before_it_was_spent_is_never_spent() {
        account.given(registered(), added(10), new SpendNotReversed(ada, entry))
                .when(spend(entry, 4))
                .expectEvents(refused(entry, 4, 10, SpendRefusalReason.REVERSED));
    }

    @Test
    void what_a_gift_brought_is_not_given_back_as_if_it_was_spent() {
        account.given(registered(), new PointsAdded(ada, entry, new Points(10), new Points(10), "gift"))
                .when(reverse(entry))
                .expectEvents(new SpendNotReversed(ada, entry));
    }

    @Test
    void the_latest_are_remembered_and_older_ones_are_not_given_back() {
        List<Object> history = new ArrayList<>(List.of(registered(), added(Spends.REMEMBERED + 1)));
        for (int i = 0; i <= Spends.REMEMBERED; i++) {
            history.add(spent(entry(i), 1, Spends.REMEMBERED - i));
        }

        account.given(history).when(reverse(entry(0))).expectEvents(new SpendNotReversed(ada, entry(0)));
        account.given(history).when(reverse(entry(1))).expectEvents(reversed(entry(1), 1, 1));
    }

    @Test
    void an_account_keeps_room_for_what_may_be_given_back() {
        account.given(registered(), added(10), spent(entry, 4, 6))
                .when(new AddPoints(ada, entry(2), new Points(Points.MAX - 9), "gift"))
                .expectNoEvents()
                .expectException(refusal(
                        Code.INVALID, "the balance is 6 and cannot be more than " + (Points.MAX - 4), "amount"));
        account.given(registered(), added(10), spent(entry, 4, 6))
                .when(new SetPoints(ada, entry(2), new Points(Points.MAX - 3), "counted"))
                .expectNoEvents()
                .expectException(
                        refusal(Code.INVALID, "the balance cannot be more than " + (Points.MAX - 4), "amount"));
    }

    @Test
    void what_is_given_back_fits_into_a_full_account() {
        account.given(registered(), added(10), spent(entry, 4, 6), setTo(6, Points.MAX - 4))
                .when(reverse(entry))
                .expectEvents(reversed(entry, 4, Points.MAX));
    }

    @Test
    void the_room_is_free_again_once_it_is_given_back() {
        account.given(registered(), added(10), spent(entry, 4, 6), reversed(entry, 4, 10))
                .when(new SetPoints(ada, entry(2), new Points(Points.MAX), "counted"))
                .expectEvents(new PointsSet(ada, entry(2), new Points(10), new Points(Points.MAX), "counted"));
    }

    @Test
    void a_process_has_its_answer_about_a_reader_who_does_not_exist() {
        account.givenNoPriorActivity()
                .when(spend(entry, 4))
                .expectEvents(refused(entry, 4, 0, SpendRefusalReason.NO_SUCH_READER));
        account.givenNoPriorActivity().when(reverse(entry)).expectEvents(new SpendNotReversed(ada, entry));
        account.given(new SpendNotReversed(ada, entry))
                .when(spend(entry, 4))
                .expectEvents(refused(entry, 4, 0, SpendRefusalReason.NO_SUCH_READER));
    }

    @Test
    void such_an_answer_makes_no_account() {
        account.given(refused(entry, 4, 0, SpendRefusalReason.NO_SUCH_READER))
                .when(new SuspendUser(ada, "chargebacks"))
                .expectNoEvents()
                .expectException(refusal(Code.NOT_FOUND, "nobody is registered by this id", null));
    }

    @Test
    void whoever_was_asked_about_too_early_can_still_register() {
        account.given(refused(entry, 4, 0, SpendRefusalReason.NO_SUCH_READER))
                .when(new RegisterUser(ada, new PersonalText(ada, "Ada"), new PersonalText(ada, "ada@example.org")))
                .expectEvents(registered())
                .expectResultMessagePayload(1L);
    }

    @Test
    void what_is_taken_back_of_an_order_is_given_back_and_what_was_earned_with_it_is_taken_away() {
        account.given(registered(), added(10), spent(entry, 4, 6))
                .when(settle(1, 3, 2))
                .expectEvents(settled(1, 3, 2, 7))
                .expectResultMessagePayload(3L);
    }

    @Test
    void it_is_settled_once() {
        account.given(registered(), added(10), spent(entry, 4, 6), settled(1, 2, 0, 8))
                .when(settle(1, 2, 0))
                .expectNoEvents()
                .expectResultMessagePayload(3L);
    }

    @Test
    void no_more_is_given_back_than_was_spent_however_often_it_is_settled() {
        account.given(registered(), added(10), spent(entry, 4, 6), settled(1, 3, 0, 9))
                .when(settle(2, 3, 0))
                .expectEvents(settled(2, 1, 0, 10));
        account.given(registered(), added(10), spent(entry, 4, 6), settled(1, 3, 0, 9), settled(2, 1, 0, 10))
                .when(settle(3, 3, 0))
                .expectEvents(settled(3, 0, 0, 10));
    }

    @Test
    void a_reversal_gives_back_the_rest() {
        account.given(registered(), added(10), spent(entry, 4, 6), settled(1, 3, 0, 9))
                .when(reverse(entry))
                .expectEvents(reversed(entry, 1, 10));
        account.given(registered(), added(10), spent(entry, 4, 6), settled(1, 4, 0, 10))
                .when(reverse(entry))
                .expectEvents(new SpendNotReversed(ada, entry));
    }

    @Test
    void what_was_reversed_is_not_given_back_by_a_settlement() {
        account.given(registered(), added(10), spent(entry, 4, 6), reversed(entry, 4, 10))
                .when(settle(1, 4, 0))
                .expectEvents(settled(1, 0, 0, 10));
    }

    @Test
    void what_was_given_back_in_part_or_as_a_whole_is_not_spent_again() {
        account.given(registered(), added(10), spent(entry, 4, 6), settled(1, 4, 0, 10))
                .when(spend(entry, 4))
                .expectNoEvents();
    }

    @Test
    void no_more_is_taken_away_than_there_is() {
        account.given(registered(), added(10), spent(entry, 9, 1))
                .when(settle(1, 3, 50))
                .expectEvents(settled(1, 3, 4, 0));
    }

    @Test
    void a_settlement_is_answered_where_there_is_nothing_to_settle() {
        account.given(registered(), added(10)).when(settle(1, 4, 0)).expectEvents(settled(1, 0, 0, 10));
        account.givenNoPriorActivity().when(settle(1, 4, 5)).expectEvents(settled(1, 0, 0, 0));
        account.given(settled(1, 0, 0, 0))
                .when(new SuspendUser(ada, "chargebacks"))
                .expectNoEvents()
                .expectException(refusal(Code.NOT_FOUND, "nobody is registered by this id", null));
    }

    @Test
    void a_settlement_fits_into_a_full_account_and_leaves_room_for_the_rest() {
        account.given(registered(), added(10), spent(entry, 4, 6), setTo(6, Points.MAX - 4))
                .when(settle(1, 3, 0))
                .expectEvents(settled(1, 3, 0, Points.MAX - 1));
        account.given(registered(), added(10), spent(entry, 4, 6), settled(1, 3, 0, 9))
                .when(new SetPoints(ada, entry(2), new Points(Points.MAX), "counted"))
                .expectNoEvents()
                .expectException(
                        refusal(Code.INVALID, "the balance cannot be more than " + (Points.MAX - 1), "amount"));
    }

    @Test
    void earning_leaves_room_for_what_may_come_back() {
        account.given(registered(), added(10), spent(entry, 4, 6), setTo(6, Points.MAX - 6))
                .when(new EarnPoints(ada, entry(2), new Points(50), "bought", Instant.EPOCH))
                .expectEvents(new PointsEarned(
                        ada,
                        entry(2),
                        new Points(50),
                        BigDecimal.ONE,
                        new Points(2),
                        new Points(Points.MAX - 4),
                        "bought"));
    }

    private SettlePoints settle(int n, long returned, long revoked) {
        return new SettlePoints(ada, entry(100 + n), entry, new Points(returned), new Points(revoked), "returned");
    }

    private PointsSettled settled(int n, long returned, long revoked, long balance) {
        return new PointsSettled(
                ada, entry(100 + n), entry, new Points(returned), new Points(revoked), new Points(balance), "returned");
    }

    private UserRegistered registered() {
        return new UserRegistered(ada, new PersonalText(ada, "Ada"), new PersonalText(ada, "ada@example.org"));
    }

    private PointsAdded added(long amount) {
        return new PointsAdded(ada, entry(-1), new Points(amount), new Points(amount), "gift");
    }

    private PointsSet setTo(long previous, long balance) {
        return new PointsSet(ada, entry(-2), new Points(previous), new Points(balance), "counted");
    }

    private SpendPoints spend(PointsEntryId entry, long amount) {
        return new SpendPoints(ada, entry, new Points(amount), "chapter 1");
    }

    private PointsSpent spent(PointsEntryId entry, long amount, long balance) {
        return new PointsSpent(ada, entry, new Points(amount), new Points(balance), "chapter 1");
    }

    private SpendRefused refused(PointsEntryId entry, long amount, long balance, SpendRefusalReason reason) {
        return new SpendRefused(ada, entry, new Points(amount), new Points(balance), reason);
    }

    private ReverseSpend reverse(PointsEntryId entry) {
        return new ReverseSpend(ada, entry, "not delivered");
    }

    private SpendReversed reversed(PointsEntryId entry, long amount, long balance) {
        return new SpendReversed(
                ada, entry, PointsEntryId.ofReversal(entry), new Points(amount), new Points(balance), "not delivered");
    }

    private static PointsEntryId entry(int n) {
        return new PointsEntryId(new UUID(7, n));
    }
}
