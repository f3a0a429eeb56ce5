package io.longbox.web.subscription;

import static io.longbox.web.Fixtures.EUR;
import static io.longbox.web.Fixtures.NOW;
import static io.longbox.web.Fixtures.USER;
import static io.longbox.web.Fixtures.USER_PATH;
import static io.longbox.web.Fixtures.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.longbox.api.Money;
import io.longbox.api.Points;
import io.longbox.api.Refusal;
import io.longbox.api.plan.FindPlan;
import io.longbox.api.plan.PlanBenefits;
import io.longbox.api.plan.PlanId;
import io.longbox.api.plan.PlanPeriod;
import io.longbox.api.plan.PlanPrice;
import io.longbox.api.plan.PlanStatus;
import io.longbox.api.plan.PlanTerms;
import io.longbox.api.plan.PlanView;
import io.longbox.api.user.CancelSubscription;
import io.longbox.api.user.FindUser;
import io.longbox.api.user.Payment;
import io.longbox.api.user.PointsEntryId;
import io.longbox.api.user.Subscribe;
import io.longbox.api.user.SubscriptionView;
import io.longbox.api.user.UserStatus;
import io.longbox.api.user.UserView;
import io.longbox.web.ApiTest;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

class SubscriptionApiTest extends ApiTest {

    private static final String PATH = USER_PATH + "/subscription";
    private static final PlanId GOLD = PlanId.ofName("Gold");
    private static final PlanId SILVER = PlanId.ofName("Silver");
    private static final Instant APRIL = Instant.parse("2026-04-01T10:00:00Z");
    private static final PlanTerms TERMS = new PlanTerms(
            PlanPeriod.MONTHLY, PlanPrice.of(new Points(100)), new PlanBenefits(true, new BigDecimal("1.5"), true, 20));
    private static final String NIL = """
            {"status": "NIL", "plan": null, "planName": null, "from": null, "until": null, "renews": null,
             "next": null, "prepaid": null, "benefits": null}""";
    private static final String GOLD_JSON = """
            {"status": "MONTHLY", "plan": "%s", "planName": "Gold", "from": "2026-03-01T10:00:00Z",
             "until": "2026-04-01T10:00:00Z", "renews": true, "next": null, "prepaid": false,
             "benefits": {"earlyAccess": true, "pointsMultiplier": 1.5, "chaptersIncluded": true,
              "discountPercent": 20}}""".formatted(GOLD);

    @ParameterizedTest
    @ValueSource(strings = {"Gold", " gOLD ", "id"})
    void a_reader_subscribes_to_a_plan_by_its_name_or_its_id(String plan) {
        offered(PlanStatus.ON_OFFER);
        reader(subscribed(true, null), 4);
        store.answer(Subscribe.class, subscribe -> 4L);

        MvcTestResult answer = put(PATH, "{\"plan\": \"%s\"}".formatted(plan.equals("id") ? GOLD : plan))
                .exchange();

        Subscribe sent = store.theOnly(Subscribe.class);
        assertThat(sent)
                .isEqualTo(new Subscribe(
                        USER,
                        PointsEntryId.ofSubscription(USER, GOLD, 4),
                        GOLD,
                        "Gold",
                        TERMS,
                        null,
                        false,
                        sent.at()));
        assertThat(answer).hasStatusOk().bodyJson().isStrictlyEqualTo(GOLD_JSON);
    }

    @Test
    void a_repeat_that_sees_the_same_account_is_charged_as_the_same_entry() {
        offered(PlanStatus.ON_OFFER);
        reader(null, 4);
        store.answer(Subscribe.class, subscribe -> 4L);

        put(PATH, "{\"plan\": \"Gold\"}").exchange();
        put(PATH, "{\"plan\": \"Gold\"}").exchange();

        assertThat(store.sent().stream().map(sent -> ((Subscribe) sent).entry()).distinct())
                .hasSize(1);
    }

    @Test
    void a_payment_and_another_beginning_are_passed_on() {
        offered(PlanStatus.ON_OFFER);
        reader(subscribed(true, null), 4);
        store.answer(Subscribe.class, subscribe -> 4L);

        assertThat(put(PATH, """
                        {"plan": "Gold", "from": "NOW",
                         "payment": {"reference": "till-7", "amount": 4.9, "currency": "EUR"}}""").exchange()).hasStatusOk();
        assertThat(store.theOnly(Subscribe.class).now()).isTrue();
        assertThat(store.theOnly(Subscribe.class).payment()).isEqualTo(new Payment("till-7", new Money(490, EUR)));
    }

    @Test
    void a_subscription_that_the_view_does_not_show_yet_is_answered_from_what_is_known() {
        offered(PlanStatus.ON_OFFER);
        reader(null, 3);
        store.answer(Subscribe.class, subscribe -> 4L);

        assertThat(put(PATH, "{\"plan\": \"Gold\"}").exchange())
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo("{\"status\": \"MONTHLY\", \"planName\": \"Gold\", \"until\": null}");
    }

    @Test
    void nobody_subscribes_to_what_is_not_on_offer() {
        reader(null, 4);
        offered(PlanStatus.RETIRED);
        assertProblem(put(PATH, "{\"plan\": \"Gold\"}").exchange(), 409, "conflict", "not on offer");

        store.answer(FindPlan.class, find -> null);
        assertProblem(put(PATH, "{\"plan\": \"Gold\"}").exchange(), 404, "not-found", "no such plan");
        assertThat(store.sent()).isEmpty();
    }

    @Test
    void a_suspended_or_unknown_reader_does_not_subscribe() {
        offered(PlanStatus.ON_OFFER);
        store.answer(FindUser.class, find -> user(USER, UserStatus.SUSPENDED, 4));
        assertProblem(put(PATH, "{\"plan\": \"Gold\"}").exchange(), 409, "account-suspended", "suspended");

        store.answer(FindUser.class, find -> null);
        assertProblem(put(PATH, "{\"plan\": \"Gold\"}").exchange(), 404, "not-found", "no such user");
        assertThat(store.sent()).isEmpty();
    }

    @Test
    void a_balance_that_does_not_cover_the_price_is_a_conflict() {
        offered(PlanStatus.ON_OFFER);
        reader(null, 4);
        store.refuse(Subscribe.class, new Refusal(Refusal.Code.CONFLICT, "the balance is 3", "amount"));

        assertProblem(put(PATH, "{\"plan\": \"Gold\"}").exchange(), 409, "conflict", "the balance is 3");
    }

    @Test
    void a_payment_of_another_amount_is_invalid() {
        offered(PlanStatus.ON_OFFER);
        reader(null, 4);
        store.refuse(Subscribe.class, new Refusal(Refusal.Code.INVALID, "this plan costs 5.00 EUR", "payment"));

        MvcTestResult answer = put(PATH, """
                {"plan": "Gold", "payment": {"reference": "p", "amount": "4.99", "currency": "EUR"}}""").exchange();

        assertProblem(answer, 400, "invalid-input", "this plan costs 5.00 EUR");
        assertThat(answer).bodyJson().extractingPath("$.errors[0].field").isEqualTo("payment");
    }

    @Test
    void a_subscription_is_shown() {
        reader(subscribed(true, SILVER), 4);

        assertThat(get(PATH)).hasStatusOk().bodyJson().extractingPath("$.next").isEqualTo(SILVER.toString());
        assertThat(get(USER_PATH))
                .bodyJson()
                .extractingPath("$.subscription.status")
                .isEqualTo("MONTHLY");
    }

    @Test
    void without_one_its_status_is_nil() {
        reader(null, 4);

        assertThat(get(PATH)).hasStatusOk().bodyJson().isStrictlyEqualTo(NIL);
    }

    @Test
    void an_unknown_reader_has_none() {
        store.answer(FindUser.class, find -> null);

        assertProblem(get(PATH), 404, "not-found", "no such user");
    }

    @Test
    void a_cancelled_one_shows_until_when_it_goes_on() {
        store.answer(CancelSubscription.class, cancel -> 4L);
        reader(subscribed(false, null), 4);

        assertThat(delete(PATH))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo("{\"until\": \"2026-04-01T10:00:00Z\", \"renews\": false}");
        assertThat(store.theOnly(CancelSubscription.class)).isEqualTo(new CancelSubscription(USER));
    }

    @Test
    void cancelling_none_is_a_conflict() {
        store.refuse(CancelSubscription.class, Refusal.Code.CONFLICT, "there is no subscription to cancel");
        reader(null, 4);

        assertProblem(delete(PATH), 409, "conflict", "no subscription");
    }

    private void offered(PlanStatus status) {
        store.answer(
                FindPlan.class,
                find -> find.plan().equals(GOLD) ? new PlanView(GOLD, "Gold", TERMS, status, NOW, 0) : null);
    }

    private void reader(@Nullable SubscriptionView subscription, long version) {
        UserView plain = user(USER, UserStatus.ACTIVE, version);
        store.answer(
                FindUser.class,
                find -> new UserView(
                        USER,
                        plain.name(),
                        plain.email(),
                        plain.status(),
                        plain.points(),
                        subscription,
                        plain.registeredAt(),
                        version));
    }

    private static SubscriptionView subscribed(boolean renews, @Nullable PlanId next) {
        return new SubscriptionView(GOLD, "Gold", TERMS, NOW, APRIL, renews, next, false);
    }
}
