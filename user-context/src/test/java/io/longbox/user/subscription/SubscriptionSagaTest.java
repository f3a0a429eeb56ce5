package io.longbox.user.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import io.longbox.api.Points;
import io.longbox.api.plan.FindPlan;
import io.longbox.api.plan.PlanBenefits;
import io.longbox.api.plan.PlanId;
import io.longbox.api.plan.PlanPeriod;
import io.longbox.api.plan.PlanPrice;
import io.longbox.api.plan.PlanStatus;
import io.longbox.api.plan.PlanTerms;
import io.longbox.api.plan.PlanView;
import io.longbox.api.user.RenewSubscription;
import io.longbox.api.user.SubscriptionEndReason;
import io.longbox.api.user.SubscriptionEnded;
import io.longbox.api.user.SubscriptionRenewed;
import io.longbox.api.user.SubscriptionStarted;
import io.longbox.api.user.SubscriptionSwitched;
import io.longbox.api.user.SubscriptionTerm;
import io.longbox.api.user.UserId;
import io.longbox.user.SubscriptionProperties;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.axonframework.queryhandling.DefaultQueryGateway;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.axonframework.test.saga.SagaTestFixture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SubscriptionSagaTest {

    private static final UserId READER = new UserId(new UUID(3, 1));
    private static final UserId OTHER = new UserId(new UUID(3, 2));
    private static final PlanTerms TERMS =
            new PlanTerms(PlanPeriod.MONTHLY, PlanPrice.of(new Points(40)), PlanBenefits.NONE);
    private static final PlanTerms DEARER =
            new PlanTerms(PlanPeriod.MONTHLY, PlanPrice.of(new Points(50)), PlanBenefits.NONE);
    private static final PlanId SILVER = PlanId.ofName("Silver");
    private static final PlanId GOLD = PlanId.ofName("Gold");
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final SagaTestFixture<SubscriptionSaga> process = new SagaTestFixture<>(SubscriptionSaga.class);
    private final SimpleQueryBus views = SimpleQueryBus.builder().build();
    private final Map<PlanId, PlanView> plans = new HashMap<>();
    private Instant now = Instant.EPOCH;
    private SubscriptionTerm first = SubscriptionTerm.startingAt(now, 1, PlanPeriod.MONTHLY);
    private SubscriptionTerm second = first;

    @BeforeEach
    void resources() {
        process.registerResource(new SubscriptionProperties(PATIENCE, Duration.ofMillis(200)));
        process.registerResource(DefaultQueryGateway.builder().queryBus(views).build());
        process.registerResource(new FixtureClock());
        now = process.currentTime().truncatedTo(ChronoUnit.MILLIS);
        first = SubscriptionTerm.startingAt(now, 1, PlanPeriod.MONTHLY);
        second = first.followedBy(PlanPeriod.MONTHLY);
        offer(SILVER, "Silver", TERMS, PlanStatus.ON_OFFER);
        offer(GOLD, "Gold", DEARER, PlanStatus.ON_OFFER);
    }

    @Test
    void a_term_runs_to_its_end() {
        viewsAreThere();
        process.givenNoPriorActivity()
                .whenPublishingA(started())
                .expectActiveSagas(1)
                .expectAssociationWith("user", READER)
                .expectNoDispatchedCommands()
                .expectScheduledDeadlineWithName(first.until(), SubscriptionSaga.TERM_OVER);
    }

    @Test
    void a_term_that_is_over_is_renewed_as_the_plan_is_by_then() {
        viewsAreThere();
        offer(SILVER, "Silver", DEARER, PlanStatus.ON_OFFER);
        process.givenAPublished(started())
                .whenTimeAdvancesTo(first.until())
                .expectDispatchedCommands(renew(1, SILVER, DEARER, first.until()));
    }

    @Test
    void a_retired_plan_has_no_terms_any_more() {
        viewsAreThere();
        offer(SILVER, "Silver", TERMS, PlanStatus.RETIRED);
        process.givenAPublished(started())
                .whenTimeAdvancesTo(first.until())
                .expectDispatchedCommands(renew(1, SILVER, null, first.until()));
    }

    @Test
    void a_plan_that_nobody_knows_has_none_either() {
        viewsAreThere();
        plans.clear();
        process.givenAPublished(started())
                .whenTimeAdvancesTo(first.until())
                .expectDispatchedCommands(renew(1, SILVER, null, first.until()));
    }

    @Test
    void the_plan_that_was_switched_to_is_looked_up() {
        viewsAreThere();
        process.givenAPublished(started())
                .andThenAPublished(new SubscriptionSwitched(READER, GOLD, "Gold"))
                .whenTimeAdvancesTo(first.until())
                .expectDispatchedCommands(renew(1, GOLD, DEARER, first.until()));
    }

    @Test
    void a_switch_while_the_account_is_asked_asks_again() throws Exception {
        viewsAreThere();
        process.givenAPublished(started())
                .andThenTimeAdvancesTo(first.until())
                .whenPublishingA(new SubscriptionSwitched(READER, GOLD, "Gold"))
                .expectDispatchedCommands(renew(1, GOLD, DEARER, first.until()));
    }

    @Test
    void a_renewed_term_runs_to_its_own_end() throws Exception {
        viewsAreThere();
        process.givenAPublished(started())
                .andThenTimeAdvancesTo(first.until())
                .whenPublishingA(renewed())
                .expectActiveSagas(1)
                .expectNoDispatchedCommands()
                .expectNoScheduledDeadlineWithName(PATIENCE, SubscriptionSaga.STEP_OVERDUE)
                .expectScheduledDeadlineWithName(second.until(), SubscriptionSaga.TERM_OVER);
    }

    @Test
    void a_term_that_begins_at_once_replaces_the_other_s_deadline() {
        viewsAreThere();
        SubscriptionTerm other = SubscriptionTerm.startingAt(now.plusSeconds(60), 2, PlanPeriod.YEARLY);
        process.givenAPublished(started())
                .whenPublishingA(new SubscriptionStarted(READER, GOLD, "Gold", DEARER, other, null, null))
                .expectActiveSagas(1)
                .expectNoScheduledDeadlineWithName(first.until(), SubscriptionSaga.TERM_OVER)
                .expectScheduledDeadlineWithName(other.until(), SubscriptionSaga.TERM_OVER);
    }

    @Test
    void it_is_over_when_the_subscription_has_ended() throws Exception {
        viewsAreThere();
        process.givenAPublished(started())
                .andThenTimeAdvancesTo(first.until())
                .whenPublishingA(ended())
                .expectActiveSagas(0)
                .expectNoScheduledDeadlines()
                .expectNoDispatchedCommands();
    }

    @Test
    void duplicates_change_nothing() throws Exception {
        viewsAreThere();
        process.givenAPublished(started())
                .andThenTimeAdvancesTo(first.until())
                .andThenAPublished(renewed())
                .whenPublishingA(renewed())
                .expectActiveSagas(1)
                .expectNoDispatchedCommands()
                .expectScheduledDeadlineWithName(second.until(), SubscriptionSaga.TERM_OVER);
    }

    @Test
    void a_term_that_is_told_of_twice_has_one_deadline() throws Exception {
        viewsAreThere();
        process.givenAPublished(started())
                .andThenAPublished(started())
                .andThenTimeAdvancesTo(first.until())
                .whenPublishingA(started())
                .expectActiveSagas(1)
                .expectNoDispatchedCommands();
    }

    @Test
    void an_account_that_does_not_answer_is_asked_again() throws Exception {
        viewsAreThere();
        process.givenAPublished(started())
                .andThenTimeAdvancesTo(first.until())
                .whenTimeElapses(PATIENCE)
                .expectDispatchedCommands(renew(1, SILVER, TERMS, first.until().plus(PATIENCE)))
                .expectScheduledDeadlineWithName(PATIENCE.multipliedBy(2), SubscriptionSaga.STEP_OVERDUE);
    }

    @Test
    void while_no_plan_can_be_looked_up_nothing_is_renewed_and_nothing_forgotten() throws Exception {
        process.givenAPublished(started())
                .whenTimeAdvancesTo(first.until())
                .expectActiveSagas(1)
                .expectNoDispatchedCommands()
                .expectScheduledDeadlineWithName(PATIENCE, SubscriptionSaga.STEP_OVERDUE);
    }

    @Test
    void a_view_that_fails_or_does_not_answer_is_asked_again() throws Exception {
        views.subscribe(FindPlan.class.getName(), PlanView.class, query -> {
            throw new IllegalStateException("no view");
        });
        process.givenAPublished(started())
                .whenTimeAdvancesTo(first.until())
                .expectNoDispatchedCommands()
                .expectScheduledDeadlineWithName(PATIENCE, SubscriptionSaga.STEP_OVERDUE);
    }

    @Test
    void a_view_that_is_silent_is_not_waited_for_long() throws Exception {
        views.subscribe(FindPlan.class.getName(), PlanView.class, query -> new CompletableFuture<PlanView>());
        process.givenAPublished(started())
                .whenTimeAdvancesTo(first.until())
                .expectNoDispatchedCommands()
                .expectScheduledDeadlineWithName(PATIENCE, SubscriptionSaga.STEP_OVERDUE);
    }

    @Test
    void once_the_view_is_back_the_term_is_renewed() throws Exception {
        var afterwards = process.givenAPublished(started()).andThenTimeAdvancesTo(first.until());
        viewsAreThere();
        afterwards
                .whenTimeElapses(PATIENCE)
                .expectDispatchedCommands(renew(1, SILVER, TERMS, first.until().plus(PATIENCE)));
    }

    @Test
    void each_reader_has_a_process_of_their_own() throws Exception {
        viewsAreThere();
        process.givenAPublished(started())
                .andThenAPublished(new SubscriptionStarted(OTHER, GOLD, "Gold", DEARER, first, null, null))
                .whenPublishingA(ended())
                .expectActiveSagas(1)
                .expectAssociationWith("user", OTHER);
    }

    @Test
    void patience_grows_up_to_five_minutes() {
        SubscriptionProperties properties = new SubscriptionProperties(PATIENCE, PATIENCE);
        assertThat(properties.patience(1)).isEqualTo(PATIENCE);
        assertThat(properties.patience(3)).isEqualTo(Duration.ofSeconds(30));
        assertThat(properties.patience(1_000_000)).isEqualTo(Duration.ofMinutes(5));
    }

    private void viewsAreThere() {
        views.subscribe(
                FindPlan.class.getName(), PlanView.class, query -> plans.get(((FindPlan) query.getPayload()).plan()));
    }

    private void offer(PlanId id, String name, PlanTerms terms, PlanStatus status) {
        plans.put(id, new PlanView(id, name, terms, status, Instant.EPOCH, 0));
    }

    private SubscriptionStarted started() {
        return new SubscriptionStarted(READER, SILVER, "Silver", TERMS, first, null, null);
    }

    private SubscriptionRenewed renewed() {
        return new SubscriptionRenewed(READER, SILVER, "Silver", TERMS, second, null, null);
    }

    private SubscriptionEnded ended() {
        return new SubscriptionEnded(READER, SILVER, "Silver", 1, SubscriptionEndReason.CANCELLED);
    }

    private static RenewSubscription renew(long term, PlanId plan, @Nullable PlanTerms terms, Instant at) {
        return new RenewSubscription(READER, term, plan, terms, at);
    }

    /** Shows the fixture's own time. */
    private final class FixtureClock extends Clock {

        @Override
        public Instant instant() {
            return process.currentTime();
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
