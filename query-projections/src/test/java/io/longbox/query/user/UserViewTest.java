package io.longbox.query.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.longbox.api.Money;
import io.longbox.api.PersonalText;
import io.longbox.api.Points;
import io.longbox.api.plan.PlanBenefits;
import io.longbox.api.plan.PlanId;
import io.longbox.api.plan.PlanPeriod;
import io.longbox.api.plan.PlanPrice;
import io.longbox.api.plan.PlanTerms;
import io.longbox.api.user.FindPointsLedger;
import io.longbox.api.user.FindUser;
import io.longbox.api.user.ListUsers;
import io.longbox.api.user.Payment;
import io.longbox.api.user.PointsAdded;
import io.longbox.api.user.PointsCharge;
import io.longbox.api.user.PointsDeducted;
import io.longbox.api.user.PointsEarned;
import io.longbox.api.user.PointsEntryId;
import io.longbox.api.user.PointsEntryView;
import io.longbox.api.user.PointsLedgerPage;
import io.longbox.api.user.PointsOperation;
import io.longbox.api.user.PointsSet;
import io.longbox.api.user.PointsSettled;
import io.longbox.api.user.PointsSpent;
import io.longbox.api.user.SpendNotReversed;
import io.longbox.api.user.SpendRefusalReason;
import io.longbox.api.user.SpendRefused;
import io.longbox.api.user.SpendReversed;
import io.longbox.api.user.SubscriptionCancelled;
import io.longbox.api.user.SubscriptionEndReason;
import io.longbox.api.user.SubscriptionEnded;
import io.longbox.api.user.SubscriptionPrepaid;
import io.longbox.api.user.SubscriptionRenewed;
import io.longbox.api.user.SubscriptionResumed;
import io.longbox.api.user.SubscriptionStarted;
import io.longbox.api.user.SubscriptionSwitched;
import io.longbox.api.user.SubscriptionTerm;
import io.longbox.api.user.SubscriptionView;
import io.longbox.api.user.UserId;
import io.longbox.api.user.UserPage;
import io.longbox.api.user.UserRegistered;
import io.longbox.api.user.UserReinstated;
import io.longbox.api.user.UserStatus;
import io.longbox.api.user.UserSuspended;
import io.longbox.api.user.UserUpdated;
import io.longbox.api.user.UserView;
import io.longbox.query.Store;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.axonframework.queryhandling.SubscriptionQueryResult;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UserViewTest {

    private static final PlanId GOLD = PlanId.ofName("Gold");
    private static final PlanId SILVER = PlanId.ofName("Silver");
    private static final PlanTerms TERMS = new PlanTerms(
            PlanPeriod.MONTHLY,
            PlanPrice.of(new Points(100)),
            new PlanBenefits(true, new BigDecimal("1.25"), true, 10));
    private static final SubscriptionTerm TERM =
            SubscriptionTerm.startingAt(Instant.parse("2026-01-31T12:00:00Z"), 1, PlanPeriod.MONTHLY);
    private static final Payment PAYMENT = new Payment("p1", new Money(500, Currency.getInstance("EUR")));

    private final Store store = Store.empty();
    private final UserId ada = new UserId(UUID.randomUUID());

    @Test
    void a_registered_reader_is_found() {
        store.happened(registered(ada, "Ada"));

        assertThat(find(ada))
                .isEqualTo(new UserView(
                        ada,
                        new PersonalText(ada, "Ada"),
                        new PersonalText(ada, "Ada@example.org"),
                        UserStatus.ACTIVE,
                        Points.NONE,
                        null,
                        store.now(),
                        0));
    }

    @Test
    void nobody_is_found_by_an_unknown_id() {
        assertThat(find(ada)).isNull();
        assertThat(ledger(ada, null, 10)).isNull();
    }

    @Test
    void an_update_changes_name_and_address_but_not_the_time_of_registration() {
        store.happened(registered(ada, "Ada"));
        Instant registeredAt = store.now();

        store.happened(new UserUpdated(ada, new PersonalText(ada, "Countess"), new PersonalText(ada, "c@example.org")));

        UserView view = find(ada);
        assertThat(view.name().text()).isEqualTo("Countess");
        assertThat(view.email().text()).isEqualTo("c@example.org");
        assertThat(view.registeredAt()).isEqualTo(registeredAt);
        assertThat(view.version()).isEqualTo(1);
    }

    @Test
    void a_reader_whose_key_is_destroyed_reads_as_erased() {
        store.happened(new UserRegistered(ada, new PersonalText(ada, null), new PersonalText(ada, null)));

        assertThat(find(ada).name().isErased()).isTrue();
        assertThat(find(ada).email().isErased()).isTrue();
    }

    @Test
    void a_suspension_shows_until_it_ends() {
        store.happened(registered(ada, "Ada"), new UserSuspended(ada, "chargebacks"));
        assertThat(find(ada).status()).isEqualTo(UserStatus.SUSPENDED);
        assertThat(find(ada).version()).isEqualTo(1);

        store.happened(new UserReinstated(ada));
        assertThat(find(ada).status()).isEqualTo(UserStatus.ACTIVE);
        assertThat(find(ada).version()).isEqualTo(2);
    }

    @Test
    void the_ledger_shows_every_entry_newest_first() {
        store.happened(registered(ada, "Ada"), added(100, 100), deducted(30, 70), set(70, 50));

        PointsLedgerPage ledger = ledger(ada, null, 10);
        assertThat(ledger.balance()).isEqualTo(new Points(50));
        assertThat(ledger.next()).isNull();
        assertThat(ledger.items())
                .extracting(
                        PointsEntryView::position,
                        PointsEntryView::operation,
                        PointsEntryView::change,
                        entry -> entry.balance().value(),
                        PointsEntryView::reason)
                .containsExactly(
                        tuple(3L, PointsOperation.SET, -20L, 50L, "count"),
                        tuple(2L, PointsOperation.DEDUCT, -30L, 70L, "spent"),
                        tuple(1L, PointsOperation.ADD, 100L, 100L, "gift"));
        assertThat(ledger.items().get(0).at()).isEqualTo(store.now());
        assertThat(find(ada).points()).isEqualTo(new Points(50));
        assertThat(find(ada).version()).isEqualTo(3);
    }

    @Test
    void what_processes_take_and_give_back_is_in_the_ledger() {
        PointsEntryId entry = entry();
        PointsEntryId reversal = PointsEntryId.ofReversal(entry);
        store.happened(
                registered(ada, "Ada"),
                added(100, 100),
                new PointsSpent(ada, entry, new Points(30), new Points(70), "chapter 1"),
                new SpendReversed(ada, entry, reversal, new Points(30), new Points(100), "not delivered"));

        PointsLedgerPage ledger = ledger(ada, null, 2);
        assertThat(ledger.items())
                .extracting(PointsEntryView::id, PointsEntryView::operation, PointsEntryView::change)
                .containsExactly(
                        tuple(reversal, PointsOperation.REVERSAL, 30L), tuple(entry, PointsOperation.SPEND, -30L));
        assertThat(find(ada).points()).isEqualTo(new Points(100));
    }

    @Test
    void a_no_to_a_process_changes_nothing_but_the_version() {
        store.happened(registered(ada, "Ada"), added(100, 100));
        store.happened(spendRefused(ada), new SpendNotReversed(ada, entry()));

        assertThat(find(ada).version()).isEqualTo(3);
        assertThat(find(ada).points()).isEqualTo(new Points(100));
        assertThat(ledger(ada, null, 10).items()).hasSize(1);
    }

    @Test
    void a_settlement_is_in_the_ledger_with_what_it_comes_to() {
        store.happened(
                registered(ada, "Ada"),
                added(10, 10),
                new PointsSettled(
                        ada, entry(), entry(), new Points(3), new Points(7), new Points(6), "what came back"));

        assertThat(ledger(ada, null, 1).items())
                .extracting(
                        PointsEntryView::operation,
                        PointsEntryView::change,
                        entry -> entry.balance().value(),
                        PointsEntryView::reason)
                .containsExactly(tuple(PointsOperation.SETTLEMENT, -4L, 6L, "what came back"));
        assertThat(find(ada).points()).isEqualTo(new Points(6));
    }

    @Test
    void a_settlement_for_somebody_who_never_registered_makes_no_reader() {
        store.happened(
                new PointsSettled(ada, entry(), entry(), Points.NONE, Points.NONE, Points.NONE, "what came back"));

        assertThat(find(ada)).isNull();
    }

    @Test
    void a_no_about_somebody_who_never_registered_makes_no_reader() {
        store.happened(spendRefused(ada), new SpendNotReversed(ada, entry()));
        assertThat(find(ada)).isNull();

        store.happened(registered(ada, "Ada"));
        assertThat(find(ada).version()).isEqualTo(2);
    }

    @Test
    void a_subscription_shows_its_plan_its_term_and_what_follows() {
        store.happened(registered(ada, "Ada"), added(100, 100), started());
        assertThat(find(ada).subscription())
                .isEqualTo(new SubscriptionView(GOLD, "Gold", TERMS, TERM.from(), TERM.until(), true, null, false));

        store.happened(new SubscriptionCancelled(ada, TERM.until()));
        assertThat(find(ada).subscription().renews()).isFalse();

        store.happened(new SubscriptionResumed(ada));
        assertThat(find(ada).subscription().renews()).isTrue();

        store.happened(new SubscriptionCancelled(ada, TERM.until()), new SubscriptionSwitched(ada, SILVER, "Silver"));
        assertThat(find(ada).subscription().renews()).isTrue();
        assertThat(find(ada).subscription().next()).isEqualTo(SILVER);

        store.happened(new SubscriptionSwitched(ada, GOLD, "Gold"));
        assertThat(find(ada).subscription().next()).isNull();
    }

    @Test
    void a_renewed_term_shows_until_the_subscription_ends() {
        SubscriptionTerm second = TERM.followedBy(PlanPeriod.MONTHLY);
        store.happened(
                registered(ada, "Ada"),
                added(100, 100),
                started(),
                new SubscriptionSwitched(ada, SILVER, "Silver"),
                new SubscriptionRenewed(ada, SILVER, "Silver", TERMS, second, null, null));
        assertThat(find(ada).subscription())
                .isEqualTo(new SubscriptionView(
                        SILVER, "Silver", TERMS, second.from(), second.until(), true, null, false));

        store.happened(new SubscriptionEnded(ada, SILVER, "Silver", 2, SubscriptionEndReason.CANCELLED));
        assertThat(find(ada).subscription()).isNull();
    }

    @Test
    void a_term_that_is_paid_ahead_follows_even_if_it_is_cancelled() {
        SubscriptionTerm second = TERM.followedBy(PlanPeriod.MONTHLY);
        store.happened(
                registered(ada, "Ada"),
                started(),
                new SubscriptionPrepaid(ada, GOLD, "Gold", TERMS, PAYMENT),
                new SubscriptionCancelled(ada, second.until()));
        assertThat(find(ada).subscription().renews()).isTrue();
        assertThat(find(ada).subscription().prepaid()).isTrue();

        store.happened(new SubscriptionRenewed(ada, GOLD, "Gold", TERMS, second, null, PAYMENT));
        assertThat(find(ada).subscription().until()).isEqualTo(second.until());
        assertThat(find(ada).subscription().renews()).isFalse();
        assertThat(find(ada).subscription().prepaid()).isFalse();
    }

    @Test
    void what_is_earned_and_what_a_term_costs_is_in_the_ledger() {
        store.happened(
                registered(ada, "Ada"),
                new PointsEarned(
                        ada, entry(), new Points(60), new BigDecimal("2"), new Points(120), new Points(120), "bought"),
                new SubscriptionStarted(
                        ada,
                        GOLD,
                        "Gold",
                        TERMS,
                        TERM,
                        new PointsCharge(entry(), new Points(100), new Points(20)),
                        null));

        assertThat(ledger(ada, null, 10).items())
                .extracting(
                        PointsEntryView::operation,
                        PointsEntryView::change,
                        entry -> entry.balance().value(),
                        PointsEntryView::reason)
                .containsExactly(
                        tuple(PointsOperation.SUBSCRIPTION, -100L, 20L, "Gold"),
                        tuple(PointsOperation.EARN, 120L, 120L, "bought"));
        assertThat(find(ada).points()).isEqualTo(new Points(20));
    }

    private SubscriptionStarted started() {
        return new SubscriptionStarted(ada, GOLD, "Gold", TERMS, TERM, null, null);
    }

    @Test
    void a_reader_without_entries_has_an_empty_ledger() {
        store.happened(registered(ada, "Ada"));

        assertThat(ledger(ada, null, 10)).isEqualTo(new PointsLedgerPage(Points.NONE, List.of(), null));
    }

    @Test
    void the_ledger_is_read_in_pages_and_each_shows_the_present_balance() {
        store.happened(registered(ada, "Ada"));
        for (int balance = 1; balance <= 5; balance++) {
            store.happened(added(1, balance));
        }

        List<Long> positions = new ArrayList<>();
        Long before = null;
        do {
            PointsLedgerPage page = ledger(ada, before, 2);
            assertThat(page.balance()).isEqualTo(new Points(5));
            assertThat(page.items()).hasSizeBetween(1, 2);
            page.items().forEach(entry -> positions.add(entry.position()));
            before = page.next();
        } while (before != null);

        assertThat(positions).containsExactly(5L, 4L, 3L, 2L, 1L);
    }

    @Test
    void readers_are_listed_in_pages_in_the_order_of_their_ids() {
        // Ids on both sides of the sign bit: PostgreSQL orders them as unsigned, Java's own order does not.
        List<UserId> inOrder = List.of(
                UserId.of("00000000-0000-0000-0000-000000000000"),
                UserId.of("10000000-0000-0000-8000-000000000000"),
                UserId.of("7fffffff-ffff-ffff-ffff-ffffffffffff"),
                UserId.of("80000000-0000-0000-0000-000000000000"),
                UserId.of("ffffffff-ffff-ffff-ffff-ffffffffffff"));
        for (int i : new int[] {4, 1, 3, 0, 2}) {
            store.happened(registered(inOrder.get(i), "Reader"));
        }

        List<UserId> seen = new ArrayList<>();
        UserId after = null;
        do {
            UserPage page = store.answer(new ListUsers(after, 2), UserPage.class);
            page.items().forEach(user -> seen.add(user.id()));
            after = page.next();
        } while (after != null);

        assertThat(seen).isEqualTo(inOrder);
    }

    @Test
    void a_full_last_page_has_no_next_one() {
        store.happened(registered(ada, "Ada"), registered(new UserId(UUID.randomUUID()), "Bob"));

        UserPage page = store.answer(new ListUsers(null, 2), UserPage.class);
        assertThat(page.items()).hasSize(2);
        assertThat(page.next()).isNull();
    }

    @Test
    void a_subscriber_reads_the_change_it_waits_for() {
        store.happened(registered(ada, "Ada"));

        try (SubscriptionQueryResult<UserView, UserView> watched = store.subscribe(new FindUser(ada), UserView.class)) {
            store.happened(registered(new UserId(UUID.randomUUID()), "Bob"), added(7, 7));

            assertThat(watched.updates().blockFirst(Duration.ofSeconds(5))).isEqualTo(find(ada));
        }
    }

    @Test
    void an_event_whose_stream_the_view_never_saw_begin_is_not_swallowed() {
        assertThatThrownBy(() -> store.happened(new UserReinstated(ada)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("replay");
    }

    private @Nullable UserView find(UserId user) {
        return store.answer(new FindUser(user), UserView.class);
    }

    private @Nullable PointsLedgerPage ledger(UserId user, @Nullable Long before, int limit) {
        return store.answer(new FindPointsLedger(user, before, limit), PointsLedgerPage.class);
    }

    private static UserRegistered registered(UserId user, String name) {
        return new UserRegistered(user, new PersonalText(user, name), new PersonalText(user, name + "@example.org"));
    }

    private PointsAdded added(long amount, long balance) {
        return new PointsAdded(ada, entry(), new Points(amount), new Points(balance), "gift");
    }

    private PointsDeducted deducted(long amount, long balance) {
        return new PointsDeducted(ada, entry(), new Points(amount), new Points(balance), "spent");
    }

    private static SpendRefused spendRefused(UserId user) {
        return new SpendRefused(user, entry(), new Points(1_000), Points.NONE, SpendRefusalReason.BALANCE_TOO_LOW);
    }

    private PointsSet set(long previous, long balance) {
        return new PointsSet(ada, entry(), new Points(previous), new Points(balance), "count");
    }

    private static PointsEntryId entry() {
        return new PointsEntryId(UUID.randomUUID());
    }
}
