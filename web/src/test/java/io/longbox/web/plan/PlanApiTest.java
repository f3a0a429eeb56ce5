package io.longbox.web.plan;

import static io.longbox.web.Fixtures.EUR;
import static io.longbox.web.Fixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.longbox.api.Money;
import io.longbox.api.Points;
import io.longbox.api.Refusal;
import io.longbox.api.plan.ChangePlan;
import io.longbox.api.plan.CreatePlan;
import io.longbox.api.plan.FindPlan;
import io.longbox.api.plan.ListPlans;
import io.longbox.api.plan.PlanBenefits;
import io.longbox.api.plan.PlanId;
import io.longbox.api.plan.PlanPage;
import io.longbox.api.plan.PlanPeriod;
import io.longbox.api.plan.PlanPrice;
import io.longbox.api.plan.PlanStatus;
import io.longbox.api.plan.PlanTerms;
import io.longbox.api.plan.PlanView;
import io.longbox.api.plan.RetirePlan;
import io.longbox.web.ApiTest;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

class PlanApiTest extends ApiTest {

    private static final PlanId GOLD = PlanId.ofName("Gold");
    private static final String PATH = "/api/plans/" + GOLD;
    private static final PlanTerms TERMS = new PlanTerms(
            PlanPeriod.MONTHLY, PlanPrice.of(new Points(100)), new PlanBenefits(true, new BigDecimal("1.5"), true, 10));
    private static final PlanTerms IN_MONEY =
            new PlanTerms(PlanPeriod.YEARLY, PlanPrice.of(new Money(4_900, EUR)), PlanBenefits.NONE);
    private static final String GOLD_JSON = """
            {"name": "Gold", "period": "MONTHLY", "price": {"points": 100},
             "benefits": {"earlyAccess": true, "pointsMultiplier": 1.50, "chaptersIncluded": true,
              "discountPercent": 10}}""";
    private static final String IN_MONEY_JSON = """
            {"period": "YEARLY", "price": {"amount": 49, "currency": "EUR"}}""";

    @Test
    void an_offered_plan_is_answered_as_the_view_shows_it() {
        store.answer(CreatePlan.class, create -> 0L);
        store.answer(FindPlan.class, find -> view(TERMS, PlanStatus.ON_OFFER, 0));

        MvcTestResult answer = post("/api/plans", GOLD_JSON).exchange();

        assertThat(store.theOnly(CreatePlan.class)).isEqualTo(new CreatePlan(GOLD, "Gold", TERMS));
        assertThat(answer)
                .hasStatus(201)
                .hasHeader("Location", PATH)
                .hasHeader("ETag", "\"0\"")
                .bodyJson()
                .isStrictlyEqualTo("""
                        {"id": "%s", "name": "Gold", "period": "MONTHLY",
                         "price": {"points": 100, "amount": null, "currency": null},
                         "benefits": {"earlyAccess": true, "pointsMultiplier": 1.5, "chaptersIncluded": true,
                          "discountPercent": 10},
                         "status": "ON_OFFER", "createdAt": "2026-03-01T10:00:00Z"}""".formatted(GOLD));
    }

    @Test
    void a_plan_whose_view_lags_is_answered_from_what_is_known() {
        store.answer(CreatePlan.class, create -> 0L);
        store.answer(FindPlan.class, find -> null);

        MvcTestResult answer = post("/api/plans", GOLD_JSON).exchange();

        assertThat(answer).hasStatus(201).hasHeader("ETag", "\"0\"");
        assertThat(answer).bodyJson().extractingPath("$.name").isEqualTo("Gold");
        assertThat(answer).bodyJson().extractingPath("$.createdAt").isNull();
    }

    @Test
    void a_name_that_is_taken_is_a_conflict() {
        store.refuse(CreatePlan.class, new Refusal(Refusal.Code.ALREADY_TAKEN, "there is a plan by this name", "name"));

        assertProblem(post("/api/plans", GOLD_JSON).exchange(), 409, "already-taken", "there is a plan by this name");
    }

    @Test
    void a_price_in_money_and_no_benefits_are_shown() {
        store.answer(FindPlan.class, find -> view(IN_MONEY, PlanStatus.RETIRED, 3));

        MvcTestResult answer = get(PATH);

        assertThat(answer).hasStatusOk().hasHeader("ETag", "\"3\"").bodyJson().isLenientlyEqualTo("""
                        {"price": {"points": null, "amount": "49.00", "currency": "EUR"},
                         "benefits": {"earlyAccess": false, "pointsMultiplier": 1, "chaptersIncluded": false,
                          "discountPercent": null},
                         "status": "RETIRED"}""");
    }

    @Test
    void an_unknown_plan_is_not_found() {
        store.answer(FindPlan.class, find -> null);

        assertProblem(get(PATH), 404, "not-found", "no such plan");
        assertProblem(get("/api/plans/gold"), 400, "invalid-parameter", "planId");
    }

    @Test
    void terms_are_changed_if_nobody_else_changed_them() {
        store.answer(ChangePlan.class, change -> 2L);
        store.answer(FindPlan.class, find -> view(IN_MONEY, PlanStatus.ON_OFFER, 2));

        assertThat(put(PATH, IN_MONEY_JSON).header("If-Match", "\"1\"").exchange())
                .hasStatusOk()
                .hasHeader("ETag", "\"2\"");
        assertThat(store.theOnly(ChangePlan.class)).isEqualTo(new ChangePlan(GOLD, IN_MONEY, 1L));
    }

    @Test
    void the_name_may_be_sent_along() {
        store.answer(ChangePlan.class, change -> 2L);
        store.answer(FindPlan.class, find -> null);

        assertThat(put(PATH, GOLD_JSON).exchange()).hasStatusOk();
        assertThat(store.theOnly(ChangePlan.class)).isEqualTo(new ChangePlan(GOLD, TERMS, null));
    }

    @Test
    void a_stale_change_is_refused() {
        store.refuse(ChangePlan.class, Refusal.Code.STALE_VERSION, "the plan is at version 3");

        assertProblem(
                put(PATH, IN_MONEY_JSON).header("If-Match", "\"1\"").exchange(),
                412,
                "stale-version",
                "the plan is at version 3");
    }

    @Test
    void a_plan_is_retired() {
        store.answer(RetirePlan.class, retire -> 1L);
        store.answer(FindPlan.class, find -> view(TERMS, PlanStatus.RETIRED, 1));

        assertThat(delete(PATH)).hasStatus(204);
        assertThat(store.theOnly(RetirePlan.class)).isEqualTo(new RetirePlan(GOLD, null));
    }

    @Test
    void a_list_goes_on_where_its_cursor_says() {
        store.answer(
                ListPlans.class,
                list -> list.after() == null
                        ? new PlanPage(List.of(view(TERMS, PlanStatus.ON_OFFER, 0)), GOLD)
                        : new PlanPage(List.of(), null));

        MvcTestResult first = get("/api/plans?limit=1");
        assertThat(first).bodyJson().extractingPath("$.items[0].name").isEqualTo("Gold");
        assertThat(first)
                .bodyJson()
                .extractingPath("$.next")
                .asString()
                .satisfies(next -> assertThat(get("/api/plans?limit=1&cursor=" + next))
                        .bodyJson()
                        .isStrictlyEqualTo("{\"items\": [], \"next\": null}"));
    }

    private static PlanView view(PlanTerms terms, PlanStatus status, long version) {
        return new PlanView(GOLD, "Gold", terms, status, NOW, version);
    }
}
