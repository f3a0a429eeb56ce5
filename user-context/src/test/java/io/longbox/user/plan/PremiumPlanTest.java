package io.longbox.user.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import io.longbox.api.Money;
import io.longbox.api.Points;
import io.longbox.api.Refusal;
import io.longbox.api.Refusal.Code;
import io.longbox.api.RefusedException;
import io.longbox.api.plan.ChangePlan;
import io.longbox.api.plan.CreatePlan;
import io.longbox.api.plan.PlanBenefits;
import io.longbox.api.plan.PlanChanged;
import io.longbox.api.plan.PlanCreated;
import io.longbox.api.plan.PlanId;
import io.longbox.api.plan.PlanPeriod;
import io.longbox.api.plan.PlanPrice;
import io.longbox.api.plan.PlanRetired;
import io.longbox.api.plan.PlanTerms;
import io.longbox.api.plan.RetirePlan;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.hamcrest.CustomTypeSafeMatcher;
import org.hamcrest.Matcher;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class PremiumPlanTest {

    private static final PlanId GOLD = PlanId.ofName("Gold");
    private static final PlanTerms TERMS = new PlanTerms(
            PlanPeriod.MONTHLY,
            PlanPrice.of(new Points(100)),
            new PlanBenefits(true, new BigDecimal("1.5"), true, null));
    private static final PlanTerms DEARER = new PlanTerms(
            PlanPeriod.YEARLY,
            PlanPrice.of(new Money(4_900, Currency.getInstance("EUR"))),
            new PlanBenefits(false, BigDecimal.ONE, true, null));

    private final FixtureConfiguration<PremiumPlan> plan = new AggregateTestFixture<>(PremiumPlan.class);

    @Test
    void a_plan_is_offered() {
        plan.givenNoPriorActivity()
                .when(new CreatePlan(GOLD, "Gold", TERMS))
                .expectEvents(new PlanCreated(GOLD, "Gold", TERMS))
                .expectResultMessagePayload(0L);
    }

    @Test
    void offering_it_twice_changes_nothing() {
        plan.given(new PlanCreated(GOLD, "Gold", TERMS))
                .when(new CreatePlan(GOLD, "Gold", TERMS))
                .expectNoEvents()
                .expectResultMessagePayload(0L);
    }

    @Test
    void a_name_is_given_once_whatever_its_case() {
        for (CreatePlan other : List.of(new CreatePlan(GOLD, "GOLD", TERMS), new CreatePlan(GOLD, "Gold", DEARER))) {
            plan.given(new PlanCreated(GOLD, "Gold", TERMS))
                    .when(other)
                    .expectNoEvents()
                    .expectException(refusal(Code.ALREADY_TAKEN, "there is a plan by this name", "name"));
        }
    }

    @Test
    void a_plan_has_a_name_that_is_its_own() {
        for (String name : List.of("", " ", "x".repeat(101))) {
            new AggregateTestFixture<>(PremiumPlan.class)
                    .givenNoPriorActivity()
                    .when(new CreatePlan(PlanId.ofName(name), name, TERMS))
                    .expectNoEvents()
                    .expectException(refusal(Code.INVALID, "a plan has a name of at most 100 characters", "name"));
        }
        plan.givenNoPriorActivity()
                .when(new CreatePlan(GOLD, "Silver", TERMS))
                .expectNoEvents()
                .expectException(refusal(Code.INVALID, "another plan has this name", "name"));
    }

    @Test
    void its_terms_change() {
        plan.given(new PlanCreated(GOLD, "Gold", TERMS))
                .when(new ChangePlan(GOLD, DEARER, 0L))
                .expectEvents(new PlanChanged(GOLD, DEARER))
                .expectResultMessagePayload(1L);
    }

    @Test
    void the_same_terms_again_change_nothing() {
        plan.given(new PlanCreated(GOLD, "Gold", TERMS))
                .when(new ChangePlan(GOLD, TERMS, null))
                .expectNoEvents();
    }

    @Test
    void nobody_changes_or_retires_an_older_version() {
        for (Object stale : List.of(new ChangePlan(GOLD, TERMS, 0L), new RetirePlan(GOLD, 0L))) {
            plan.given(new PlanCreated(GOLD, "Gold", TERMS), new PlanChanged(GOLD, DEARER))
                    .when(stale)
                    .expectNoEvents()
                    .expectException(refusal(Code.STALE_VERSION, "the plan is at version 1, not 0", null));
        }
    }

    @Test
    void nobody_changes_or_retires_what_never_was() {
        for (Object command : List.of(new ChangePlan(GOLD, TERMS, null), new RetirePlan(GOLD, null))) {
            plan.givenNoPriorActivity()
                    .when(command)
                    .expectNoEvents()
                    .expectException(AggregateNotFoundException.class);
        }
    }

    @Test
    void a_plan_is_retired_once() {
        plan.given(new PlanCreated(GOLD, "Gold", TERMS))
                .when(new RetirePlan(GOLD, 0L))
                .expectEvents(new PlanRetired(GOLD));
        plan.given(new PlanCreated(GOLD, "Gold", TERMS), new PlanRetired(GOLD))
                .when(new RetirePlan(GOLD, 0L))
                .expectNoEvents();
    }

    @Test
    void a_retired_plan_is_not_changed() {
        plan.given(new PlanCreated(GOLD, "Gold", TERMS), new PlanRetired(GOLD))
                .when(new ChangePlan(GOLD, DEARER, null))
                .expectNoEvents()
                .expectException(refusal(Code.CONFLICT, "the plan is retired and cannot be changed", null));
    }

    @Test
    void a_retired_plan_s_name_can_be_given_again() {
        plan.given(new PlanCreated(GOLD, "Gold", TERMS), new PlanRetired(GOLD))
                .when(new CreatePlan(GOLD, "GOLD", DEARER))
                .expectEvents(new PlanCreated(GOLD, "GOLD", DEARER))
                .expectResultMessagePayload(2L);
    }

    @Test
    void a_snapshot_brings_back_all_of_the_state() {
        JsonMapper fieldsAlone = JsonMapper.builder()
                .changeDefaultVisibility(visibility -> visibility
                        .withVisibility(PropertyAccessor.ALL, Visibility.NONE)
                        .withVisibility(PropertyAccessor.FIELD, Visibility.ANY)
                        .withVisibility(PropertyAccessor.CREATOR, Visibility.ANY))
                .build();
        PremiumPlan used = new PremiumPlan();
        used.on(new PlanCreated(GOLD, "Gold", TERMS));
        used.on(new PlanChanged(GOLD, DEARER));
        used.on(new PlanRetired(GOLD));

        PremiumPlan restored = fieldsAlone.readValue(fieldsAlone.writeValueAsString(used), PremiumPlan.class);

        assertThat(restored).usingRecursiveComparison().isEqualTo(used);
    }

    private static Matcher<RefusedException> refusal(Code code, String detail, @Nullable String field) {
        Refusal expected = new Refusal(code, detail, field);
        return new CustomTypeSafeMatcher<>(expected.toString()) {
            @Override
            protected boolean matchesSafely(RefusedException refused) {
                return refused.refusal().equals(expected);
            }
        };
    }
}
