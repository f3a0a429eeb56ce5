package io.longbox.user.account;

import static io.longbox.user.account.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.longbox.api.Money;
import io.longbox.api.PersonalText;
import io.longbox.api.Points;
import io.longbox.api.Refusal.Code;
import io.longbox.api.plan.PlanBenefits;
import io.longbox.api.plan.PlanId;
import io.longbox.api.plan.PlanPeriod;
import io.longbox.api.plan.PlanPrice;
import io.longbox.api.plan.PlanTerms;
import io.longbox.api.user.CancelSubscription;
import io.longbox.api.user.EarnPoints;
import io.longbox.api.user.Payment;
import io.longbox.api.user.PointsAdded;
import io.longbox.api.user.PointsCharge;
import io.longbox.api.user.PointsEarned;
import io.longbox.api.user.PointsEntryId;
import io.longbox.api.user.RenewSubscription;
import io.longbox.api.user.Subscribe;
import io.longbox.api.user.SubscriptionCancelled;
import io.longbox.api.user.SubscriptionEndReason;
import io.longbox.api.user.SubscriptionEnded;
import io.longbox.api.user.SubscriptionPrepaid;
import io.longbox.api.user.SubscriptionRenewed;
import io.longbox.api.user.SubscriptionResumed;
import io.longbox.api.user.SubscriptionStarted;
import io.longbox.api.user.SubscriptionSwitched;
import io.longbox.api.user.SubscriptionTerm;
import io.longbox.api.user.UserId;
import io.longbox.api.user.UserRegistered;
import io.longbox.api.user.UserSuspended;
import io.longbox.user.email.EmailDirectory;
import io.longbox.user.payment.PaymentDirectory;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A reader's subscription: what it costs and when, and what follows a term. */
class SubscriptionTest {

    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");
    private static final Instant FEBRUARY = Instant.parse("2026-02-28T12:00:00Z");
    private static final Instant MARCH = Instant.parse("2026-03-31T12:00:00Z");
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final Plan SILVER = points("Silver", 40, "1.5");
    private static final Plan GOLD = points("Gold", 100, "2");
    private static final Plan PAPER = money("Paper", 500);
    private static final SubscriptionTerm FIRST = SubscriptionTerm.startingAt(NOON, 1, PlanPeriod.MONTHLY);
    private static final SubscriptionTerm SECOND = FIRST.followedBy(PlanPeriod.MONTHLY);

    private final UserId ada = new UserId(UUID.randomUUID());
    private final EmailDirectory addresses = (user, address) -> true;
    private final PaymentDirectory payments = (user, reference) -> !reference.startsWith("another reader's");
    private final FixtureConfiguration<User> account = new AggregateTestFixture<>(User.class)
            .registerInjectableResource(addresses)
            .registerInjectableResource(payments);
    private final List<Object> rich = List.of(registered(), added(1_000));

    private record Plan(PlanId id, String name, PlanTerms terms) {}

    // Beginning.

    @Test
    void a_term_in_points_begins_at_once_and_is_paid_for() {
        account.given(rich)
                .when(subscribe(1, SILVER, null))
                .expectEvents(started(SILVER, FIRST, charge(entry(1), 40, 960), null))
                .expectResultMessagePayload(2L);
    }

    @Test
    void a_plan_that_costs_no_points_makes_no_entry_in_the_ledger() {
        Plan free = points("Free", 0, "1");
        account.given(rich).when(subscribe(1, free, null)).expectEvents(started(free, FIRST, null, null));
    }

    @Test
    void a_balance_that_does_not_cover_the_price_starts_nothing() {
        account.given(registered(), added(39))
                .when(subscribe(1, SILVER, null))
                .expectNoEvents()
                .expectException(refusal(Code.CONFLICT, "the balance is 39 and does not cover 40", "amount"));
    }

    @Test
    void a_term_in_money_begins_with_the_payment_that_was_received() {
        account.given(registered())
                .when(subscribe(1, PAPER, paid("p1", 500)))
                .expectEvents(started(PAPER, FIRST, null, paid("p1", 500)));
    }

    @Test
    void nothing_but_exactly_the_price_is_taken_for_it() {
        refuses(subscribe(1, PAPER, null), "this plan costs 5.00 EUR: a payment is needed");
        refuses(subscribe(1, PAPER, paid("p1", 499)), "this plan costs 5.00 EUR, but 4.99 EUR were paid");
        refuses(subscribe(1, PAPER, paid("p1", 501)), "this plan costs 5.00 EUR, but 5.01 EUR were paid");
        refuses(
                subscribe(1, PAPER, new Payment("p1", new Money(500, Currency.getInstance("USD")))),
                "this plan costs 5.00 EUR, but 5.00 USD were paid");
        refuses(subscribe(1, SILVER, paid("p1", 500)), "this plan is paid in points");
    }

    private void refuses(Subscribe command, String detail) {
        account.given(rich).when(command).expectNoEvents().expectException(refusal(Code.INVALID, detail, "payment"));
    }

    @Test
    void a_payment_is_used_once() {
        account.given(
                        registered(),
                        started(PAPER, FIRST, null, paid("p1", 500)),
                        ended(PAPER, 1, SubscriptionEndReason.NOT_PAID))
                .when(subscribe(1, PAPER, paid("p1", 500)))
                .expectNoEvents()
                .expectException(refusal(Code.CONFLICT, "this payment has been used before", "payment.reference"));
    }

    @Test
    void a_suspended_reader_buys_nothing() {
        account.given(registered(), added(1_000), new UserSuspended(ada, "chargebacks"))
                .when(subscribe(1, SILVER, null))
                .expectNoEvents()
                .expectException(refusal(Code.CONFLICT, "the reader is suspended and buys nothing", null));
    }

    // The same again.

    @Test
    void the_same_plan_again_costs_nothing_more() {
        for (Plan plan : List.of(SILVER, PAPER)) {
            Payment payment = plan.equals(PAPER) ? paid("p1", 500) : null;
            for (boolean now : new boolean[] {true, false}) {
                account.given(registered(), added(1_000), started(plan, FIRST, null, payment))
                        .when(new Subscribe(ada, entry(2), plan.id(), plan.name(), plan.terms(), payment, now, NOON))
                        .expectNoEvents()
                        .expectResultMessagePayload(2L);
            }
        }
    }

    @Test
    void a_charge_that_is_repeated_after_the_subscription_has_ended_is_no_second_one() {
        account.given(
                        registered(),
                        added(1_000),
                        started(SILVER, FIRST, charge(entry(1), 40, 960), null),
                        ended(SILVER, 1, SubscriptionEndReason.CANCELLED))
                .when(subscribe(1, SILVER, null))
                .expectNoEvents();
    }

    @Test
    void another_payment_pays_the_next_term() {
        account.given(registered(), started(PAPER, FIRST, null, paid("p1", 500)))
                .when(subscribe(1, PAPER, paid("p2", 500)))
                .expectEvents(prepaid(PAPER, paid("p2", 500)));
    }

    @Test
    void a_payment_for_the_next_term_is_no_other_than_the_price_either() {
        account.given(registered(), started(PAPER, FIRST, null, paid("p1", 500)))
                .when(subscribe(1, PAPER, paid("p2", 400)))
                .expectNoEvents()
                .expectException(refusal(Code.INVALID, "this plan costs 5.00 EUR, but 4.00 EUR were paid", "payment"));
    }

    @Test
    void one_term_is_paid_ahead_and_no_more() {
        account.given(registered(), started(PAPER, FIRST, null, paid("p1", 500)), prepaid(PAPER, paid("p2", 500)))
                .when(subscribe(1, PAPER, paid("p3", 500)))
                .expectNoEvents()
                .expectException(refusal(Code.CONFLICT, "the next term is paid for already, as Paper", null));
    }

    @Test
    void a_payment_that_is_told_of_twice_counts_once() {
        account.given(registered(), started(PAPER, FIRST, null, paid("p1", 500)), prepaid(PAPER, paid("p2", 500)))
                .when(subscribe(1, PAPER, paid("p2", 500)))
                .expectNoEvents();
        account.given(
                        registered(),
                        started(PAPER, FIRST, null, paid("p1", 500)),
                        prepaid(PAPER, paid("p2", 500)),
                        renewed(PAPER, SECOND, null, paid("p2", 500)))
                .when(subscribe(1, PAPER, paid("p2", 500)))
                .expectNoEvents();
    }

    @Test
    void a_payment_that_another_reader_used_pays_for_nothing() {
        account.given(registered())
                .when(subscribe(1, PAPER, paid("another reader's", 500)))
                .expectNoEvents()
                .expectException(refusal(Code.CONFLICT, "this payment has been used before", "payment.reference"));
    }

    @Test
    void the_latest_payments_are_remembered_and_older_ones_are_asked_for() {
        List<Object> history = new ArrayList<>(List.of(registered(), started(PAPER, FIRST, null, paid("p0", 500))));
        SubscriptionTerm term = FIRST;
        for (int i = 1; i <= Subscription.REMEMBERED; i++) {
            term = term.followedBy(PlanPeriod.MONTHLY);
            history.add(prepaid(PAPER, paid("p" + i, 500)));
            history.add(renewed(PAPER, term, null, paid("p" + i, 500)));
        }

        account.given(history)
                .when(subscribe(1, PAPER, paid("p1", 500)))
                .expectNoEvents()
                .expectException(refusal(Code.CONFLICT, "this payment has been used before", "payment.reference"));
        account.given(history).when(subscribe(1, PAPER, paid("p0", 500))).expectEvents(prepaid(PAPER, paid("p0", 500)));
    }

    // Another plan.

    @Test
    void another_plan_begins_with_the_next_term_and_costs_nothing_now() {
        account.given(registered(), started(SILVER, FIRST, null, null))
                .when(subscribe(1, GOLD, null))
                .expectEvents(new SubscriptionSwitched(ada, GOLD.id(), "Gold"));
    }

    @Test
    void asking_for_it_twice_changes_nothing() {
        account.given(registered(), started(SILVER, FIRST, null, null), switched(GOLD))
                .when(subscribe(1, GOLD, null))
                .expectNoEvents();
    }

    @Test
    void whoever_wants_the_present_plan_after_all_keeps_it() {
        account.given(registered(), started(SILVER, FIRST, null, null), switched(GOLD))
                .when(subscribe(1, SILVER, null))
                .expectEvents(switched(SILVER));
        account.given(registered(), added(40), started(SILVER, FIRST, null, null), switched(GOLD), switched(SILVER))
                .when(renew(1, SILVER, FEBRUARY))
                .expectEvents(renewed(SILVER, SECOND, charge(renewal(2), 40, 0), null));
    }

    @Test
    void another_plan_in_money_can_be_paid_ahead() {
        account.given(registered(), started(SILVER, FIRST, null, null))
                .when(subscribe(1, PAPER, paid("p1", 500)))
                .expectEvents(switched(PAPER), prepaid(PAPER, paid("p1", 500)));
    }

    @Test
    void nobody_loses_what_they_paid_for() {
        for (boolean now : new boolean[] {true, false}) {
            account.given(
                            registered(),
                            added(1_000),
                            started(PAPER, FIRST, null, paid("p1", 500)),
                            prepaid(PAPER, paid("p2", 500)))
                    .when(new Subscribe(ada, entry(1), GOLD.id(), "Gold", GOLD.terms(), null, now, NOON))
                    .expectNoEvents()
                    .expectException(refusal(Code.CONFLICT, "the next term is paid for already, as Paper", null));
        }
    }

    @Test
    void another_plan_at_once_gives_up_the_rest_of_the_term_and_costs_its_full_price() {
        Instant later = NOON.plus(Duration.ofDays(3));
        account.given(registered(), added(1_000), started(SILVER, FIRST, null, null), switched(PAPER))
                .when(new Subscribe(ada, entry(2), GOLD.id(), "Gold", GOLD.terms(), null, true, later))
                .expectEvents(started(
                        GOLD,
                        SubscriptionTerm.startingAt(later, 2, PlanPeriod.MONTHLY),
                        charge(entry(2), 100, 900),
                        null));
    }

    // No more.

    @Test
    void a_cancelled_subscription_goes_on_to_the_end_of_its_term() {
        account.given(registered(), started(SILVER, FIRST, null, null))
                .when(new CancelSubscription(ada))
                .expectEvents(new SubscriptionCancelled(ada, FEBRUARY));
        account.given(registered(), started(SILVER, FIRST, null, null), cancelled())
                .when(earn(10, FEBRUARY.minusMillis(1)))
                .expectEvents(earned(10, "1.5", 15));
    }

    @Test
    void a_term_that_is_paid_for_comes_even_if_it_is_cancelled() {
        account.given(registered(), started(PAPER, FIRST, null, paid("p1", 500)), prepaid(PAPER, paid("p2", 500)))
                .when(new CancelSubscription(ada))
                .expectEvents(new SubscriptionCancelled(ada, MARCH));
        account.given(
                        registered(),
                        started(PAPER, FIRST, null, paid("p1", 500)),
                        prepaid(PAPER, paid("p2", 500)),
                        new SubscriptionCancelled(ada, MARCH),
                        renewed(PAPER, SECOND, null, paid("p2", 500)))
                .when(renew(2, PAPER, MARCH))
                .expectEvents(ended(PAPER, 2, SubscriptionEndReason.CANCELLED));
    }

    @Test
    void cancelling_twice_changes_nothing() {
        account.given(registered(), started(SILVER, FIRST, null, null), cancelled())
                .when(new CancelSubscription(ada))
                .expectNoEvents();
    }

    @Test
    void whoever_has_no_subscription_cancels_none() {
        account.given(registered())
                .when(new CancelSubscription(ada))
                .expectNoEvents()
                .expectException(refusal(Code.CONFLICT, "there is no subscription to cancel", null));
    }

    @Test
    void a_cancelled_subscription_is_resumed() {
        account.given(registered(), started(SILVER, FIRST, null, null), cancelled())
                .when(subscribe(1, SILVER, null))
                .expectEvents(new SubscriptionResumed(ada));
        account.given(
                        registered(),
                        added(40),
                        started(SILVER, FIRST, null, null),
                        cancelled(),
                        new SubscriptionResumed(ada))
                .when(renew(1, SILVER, FEBRUARY))
                .expectEvents(renewed(SILVER, SECOND, charge(renewal(2), 40, 0), null));
    }

    // What follows a term.

    @Test
    void a_term_in_points_is_renewed_at_the_price_of_the_day() {
        Plan dearer = points("Silver", 50, "1.5");
        account.given(registered(), added(1_000), started(SILVER, FIRST, null, null))
                .when(renew(1, dearer, FEBRUARY))
                .expectEvents(renewed(dearer, SECOND, charge(renewal(2), 50, 950), null))
                .expectResultMessagePayload(3L);
    }

    @Test
    void terms_are_months_of_the_calendar_and_do_not_drift() {
        account.given(registered(), added(1_000), started(SILVER, FIRST, null, null))
                .when(renew(1, SILVER, FEBRUARY.plus(Duration.ofHours(23))))
                .expectEvents(renewed(SILVER, SECOND, charge(renewal(2), 40, 960), null));
        assertThat(FIRST.until()).isEqualTo(FEBRUARY);
        assertThat(SECOND.from()).isEqualTo(FEBRUARY);
        assertThat(SECOND.until()).isEqualTo(MARCH);
        assertThat(SECOND.followedBy(PlanPeriod.QUARTERLY).until()).isEqualTo(Instant.parse("2026-06-30T12:00:00Z"));
        assertThat(SECOND.followedBy(PlanPeriod.YEARLY).until()).isEqualTo(Instant.parse("2027-03-31T12:00:00Z"));
        assertThat(SubscriptionTerm.startingAt(Instant.parse("2028-01-31T00:00:00Z"), 1, PlanPeriod.MONTHLY)
                        .until())
                .isEqualTo(Instant.parse("2028-02-29T00:00:00Z"));
    }

    @Test
    void time_that_the_store_has_missed_is_not_paid_for() {
        Instant late = FEBRUARY.plus(Duration.ofDays(100));
        account.given(registered(), added(1_000), started(SILVER, FIRST, null, null))
                .when(renew(1, SILVER, late))
                .expectEvents(renewed(
                        SILVER,
                        SubscriptionTerm.startingAt(late, 2, PlanPeriod.MONTHLY),
                        charge(renewal(2), 40, 960),
                        null));
    }

    @Test
    void the_plan_that_was_switched_to_follows() {
        account.given(registered(), added(1_000), started(SILVER, FIRST, null, null), switched(GOLD))
                .when(renew(1, GOLD, FEBRUARY))
                .expectEvents(renewed(GOLD, SECOND, charge(renewal(2), 100, 900), null));
    }

    @Test
    void a_plan_that_does_not_follow_any_more_is_not_begun() {
        account.given(registered(), added(1_000), started(SILVER, FIRST, null, null), switched(GOLD))
                .when(renew(1, SILVER, FEBRUARY))
                .expectNoEvents();
    }

    @Test
    void what_was_paid_ahead_is_given_whatever_has_become_of_the_plan_and_the_reader() {
        account.given(
                        registered(),
                        started(PAPER, FIRST, null, paid("p1", 500)),
                        prepaid(PAPER, paid("p2", 500)),
                        new UserSuspended(ada, "chargebacks"))
                .when(new RenewSubscription(ada, 1, PAPER.id(), null, FEBRUARY))
                .expectEvents(renewed(PAPER, SECOND, null, paid("p2", 500)));
    }

    @Test
    void a_subscription_ends_for_a_reason() {
        endsBecause(SubscriptionEndReason.CANCELLED, SILVER, renew(1, SILVER, FEBRUARY), cancelled());
        endsBecause(
                SubscriptionEndReason.PLAN_RETIRED, SILVER, new RenewSubscription(ada, 1, SILVER.id(), null, FEBRUARY));
        endsBecause(
                SubscriptionEndReason.READER_SUSPENDED,
                SILVER,
                renew(1, SILVER, FEBRUARY),
                new UserSuspended(ada, "chargebacks"));
        endsBecause(SubscriptionEndReason.NOT_PAID, PAPER, renew(1, PAPER, FEBRUARY));
        endsBecause(SubscriptionEndReason.BALANCE_TOO_LOW, SILVER, renew(1, points("Silver", 11, "1"), FEBRUARY));
    }

    private void endsBecause(SubscriptionEndReason reason, Plan plan, RenewSubscription command, Object... afterwards) {
        List<Object> history = new ArrayList<>(List.of(
                registered(), added(10), started(plan, FIRST, null, plan.equals(PAPER) ? paid("p1", 500) : null)));
        history.addAll(List.of(afterwards));
        account.given(history).when(command).expectEvents(ended(plan, 1, reason));
    }

    @Test
    void a_term_that_is_not_over_or_not_the_present_one_changes_nothing() {
        for (RenewSubscription stale :
                List.of(renew(1, SILVER, FEBRUARY), renew(2, SILVER, MARCH.minusMillis(1)), renew(3, SILVER, MARCH))) {
            account.given(
                            registered(),
                            added(1_000),
                            started(SILVER, FIRST, null, null),
                            renewed(SILVER, SECOND, charge(renewal(2), 40, 960), null))
                    .when(stale)
                    .expectNoEvents()
                    .expectResultMessagePayload(3L);
        }
    }

    @Test
    void an_old_subscription_s_deadline_does_not_end_a_new_one() {
        account.given(
                        registered(),
                        added(1_000),
                        started(SILVER, FIRST, null, null),
                        ended(SILVER, 1, SubscriptionEndReason.CANCELLED))
                .when(renew(1, SILVER, FEBRUARY))
                .expectNoEvents();
        account.given(
                        registered(),
                        added(1_000),
                        started(SILVER, FIRST, null, null),
                        ended(SILVER, 1, SubscriptionEndReason.CANCELLED))
                .when(new Subscribe(ada, entry(2), SILVER.id(), "Silver", SILVER.terms(), null, false, MARCH))
                .expectEvents(started(
                        SILVER,
                        SubscriptionTerm.startingAt(MARCH, 2, PlanPeriod.MONTHLY),
                        charge(entry(2), 40, 960),
                        null));
    }

    // What a plan is good for.

    @Test
    void points_are_earned_as_the_plan_multiplies_them_rounded_down() {
        account.given(registered(), started(SILVER, FIRST, null, null))
                .when(earn(11, NOON))
                .expectEvents(earned(11, "1.5", 16))
                .expectResultMessagePayload(2L);
    }

    @Test
    void points_are_earned_one_by_one_without_a_plan_or_after_its_term() {
        account.given(registered()).when(earn(11, NOON)).expectEvents(earned(11, "1", 11));
        account.given(registered(), started(SILVER, FIRST, null, null))
                .when(earn(11, FEBRUARY))
                .expectEvents(earned(11, "1", 11));
    }

    @Test
    void points_are_earned_once() {
        account.given(registered(), earned(11, "1", 11)).when(earn(11, NOON)).expectNoEvents();
    }

    @Test
    void nobody_earns_more_than_an_account_can_hold_but_as_much_as_it_can() {
        account.given(registered(), started(SILVER, FIRST, null, null))
                .when(earn(Points.MAX, NOON))
                .expectEvents(new PointsEarned(
                        ada,
                        entry(5),
                        new Points(Points.MAX),
                        new BigDecimal("1.5"),
                        new Points(Points.MAX),
                        new Points(Points.MAX),
                        "bought"));
        account.given(registered(), new PointsAdded(ada, entry(-1), new Points(5), new Points(Points.MAX), "gift"))
                .when(earn(1, NOON))
                .expectEvents(new PointsEarned(
                        ada, entry(5), new Points(1), BigDecimal.ONE, Points.NONE, new Points(Points.MAX), "bought"));
    }

    private UserRegistered registered() {
        return new UserRegistered(ada, new PersonalText(ada, "Ada"), new PersonalText(ada, "ada@example.org"));
    }

    private PointsAdded added(long amount) {
        return new PointsAdded(ada, entry(-1), new Points(amount), new Points(amount), "gift");
    }

    private EarnPoints earn(long base, Instant at) {
        return new EarnPoints(ada, entry(5), new Points(base), "bought", at);
    }

    private PointsEarned earned(long base, String multiplier, long amount) {
        return new PointsEarned(
                ada,
                entry(5),
                new Points(base),
                new BigDecimal(multiplier),
                new Points(amount),
                new Points(amount),
                "bought");
    }

    private Subscribe subscribe(int entry, Plan plan, @Nullable Payment payment) {
        return new Subscribe(ada, entry(entry), plan.id(), plan.name(), plan.terms(), payment, false, NOON);
    }

    private SubscriptionStarted started(
            Plan plan, SubscriptionTerm term, @Nullable PointsCharge charge, @Nullable Payment payment) {
        return new SubscriptionStarted(ada, plan.id(), plan.name(), plan.terms(), term, charge, payment);
    }

    private SubscriptionRenewed renewed(
            Plan plan, SubscriptionTerm term, @Nullable PointsCharge charge, @Nullable Payment payment) {
        return new SubscriptionRenewed(ada, plan.id(), plan.name(), plan.terms(), term, charge, payment);
    }

    private SubscriptionPrepaid prepaid(Plan plan, Payment payment) {
        return new SubscriptionPrepaid(ada, plan.id(), plan.name(), plan.terms(), payment);
    }

    private SubscriptionSwitched switched(Plan plan) {
        return new SubscriptionSwitched(ada, plan.id(), plan.name());
    }

    private SubscriptionCancelled cancelled() {
        return new SubscriptionCancelled(ada, FEBRUARY);
    }

    private SubscriptionEnded ended(Plan plan, long term, SubscriptionEndReason reason) {
        return new SubscriptionEnded(ada, plan.id(), plan.name(), term, reason);
    }

    private RenewSubscription renew(long term, Plan plan, Instant at) {
        return new RenewSubscription(ada, term, plan.id(), plan.terms(), at);
    }

    private PointsEntryId renewal(long term) {
        return PointsEntryId.ofTerm(ada, term);
    }

    private static PointsCharge charge(PointsEntryId entry, long amount, long balance) {
        return new PointsCharge(entry, new Points(amount), new Points(balance));
    }

    private static Payment paid(String reference, long minor) {
        return new Payment(reference, new Money(minor, EUR));
    }

    private static Plan points(String name, long price, String multiplier) {
        return plan(name, PlanPrice.of(new Points(price)), multiplier);
    }

    private static Plan money(String name, long minor) {
        return plan(name, PlanPrice.of(new Money(minor, EUR)), "1");
    }

    private static Plan plan(String name, PlanPrice price, String multiplier) {
        return new Plan(
                PlanId.ofName(name),
                name,
                new PlanTerms(
                        PlanPeriod.MONTHLY, price, new PlanBenefits(true, new BigDecimal(multiplier), true, null)));
    }

    private static PointsEntryId entry(int n) {
        return new PointsEntryId(new UUID(7, n));
    }
}
