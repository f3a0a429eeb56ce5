package io.longbox.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.longbox.api.Points;
import io.longbox.api.plan.PlanBenefits;
import io.longbox.api.plan.PlanId;
import io.longbox.api.plan.PlanPeriod;
import io.longbox.api.plan.PlanPrice;
import io.longbox.api.plan.PlanTerms;
import io.longbox.api.user.PointsEntryId;
import io.longbox.api.user.ReverseSpend;
import io.longbox.api.user.SpendPoints;
import io.longbox.api.user.Subscribe;
import io.longbox.api.user.UserId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** Plans, subscriptions and spends in a whole store; every command loads its account anew, from a snapshot. */
@TestStore
@TestPropertySource(properties = {"longbox.runtime.snapshot-after=4", "longbox.runtime.cached-aggregates=0"})
class SubscriptionsTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final PlanTerms TERMS = new PlanTerms(
            PlanPeriod.MONTHLY,
            PlanPrice.of(new Points(40)),
            new PlanBenefits(true, new BigDecimal("1.5"), true, null));

    @LocalServerPort
    private int port;

    @Autowired
    private CommandGateway commands;

    private StoreClient store;
    private String reader;

    @BeforeEach
    void a_reader_with_a_hundred_points() {
        store = new StoreClient(port);
        reader = store.reader();
        store.post("/api/users/" + reader + "/points", Map.of("operation", "ADD", "amount", 100, "reason", "welcome"))
                .then()
                .statusCode(201);
    }

    @Test
    void a_reader_subscribes_once_and_earns_more() {
        String plan = plan();
        for (int i = 0; i < 3; i++) {
            store.request()
                    .body(Map.of("plan", plan.toUpperCase(Locale.ROOT)))
                    .put("/api/users/" + reader + "/subscription")
                    .then()
                    .statusCode(200)
                    .body("status", equalTo("MONTHLY"))
                    .body("planName", equalTo(plan))
                    .body("renews", equalTo(true));
        }
        store.post("/api/users/" + reader + "/points", Map.of("operation", "EARN", "amount", 11, "reason", "bought"))
                .then()
                .statusCode(201)
                .body("balance", equalTo(76));
        store.delete("/api/users/" + reader + "/subscription")
                .then()
                .statusCode(200)
                .body("renews", equalTo(false));
        store.get("/api/users/" + reader).then().body("subscription.planName", equalTo(plan));
        await().atMost(SOON)
                .until(
                        () -> store.get("/api/ops/sagas?process=SubscriptionSaga&resting=true")
                                .<List<String>>path("items.key"),
                        hasItem("user " + reader));
    }

    @Test
    void a_term_that_is_over_is_renewed_and_the_next_ends_when_the_points_do() {
        String plan = plan();
        subscribedAMonthAgo(plan);

        await().atMost(SOON).until(this::balance, equalTo(20));
        store.get("/api/users/" + reader + "/subscription").then().body("planName", equalTo(plan));
        await().atMost(SOON)
                .until(
                        () -> store.get("/api/users/" + reader + "/notifications")
                                .<List<String>>path("items.kind"),
                        hasItem("SUBSCRIPTION_RENEWED"));
    }

    @Test
    void a_term_of_a_plan_that_was_retired_is_the_last() {
        String plan = plan();
        store.delete("/api/plans/" + PlanId.ofName(plan)).then().statusCode(204);
        subscribedAMonthAgo(plan);

        await().atMost(SOON)
                .until(
                        () -> store.get("/api/users/" + reader + "/notifications")
                                .<List<String>>path("items.reason"),
                        hasItem("PLAN_RETIRED"));
        store.get("/api/users/" + reader + "/subscription").then().body("status", equalTo("NIL"));
        await().atMost(SOON)
                .until(
                        () -> store.get("/api/ops/sagas?process=SubscriptionSaga&limit=200")
                                .<List<String>>path("items.key")
                                .contains("user " + reader),
                        equalTo(false));
    }

    @Test
    void what_a_process_spends_is_spent_once_and_given_back_once() {
        UserId user = UserId.of(reader);
        PointsEntryId entry = new PointsEntryId(UUID.randomUUID());
        for (int i = 0; i < 6; i++) {
            commands.sendAndWait(new SpendPoints(user, entry, new Points(30), "chapter 1"));
        }
        await().atMost(SOON).until(this::balance, equalTo(70));
        for (int i = 0; i < 6; i++) {
            commands.sendAndWait(new ReverseSpend(user, entry, "not delivered"));
        }
        commands.sendAndWait(new SpendPoints(user, entry, new Points(30), "chapter 1"));

        await().atMost(SOON).until(this::balance, equalTo(100));
        assertThat(store.get("/api/users/" + reader + "/points").<List<String>>path("items.operation"))
                .containsExactly("REVERSAL", "SPEND", "ADD");
    }

    private void subscribedAMonthAgo(String plan) {
        commands.sendAndWait(new Subscribe(
                UserId.of(reader),
                new PointsEntryId(UUID.randomUUID()),
                PlanId.ofName(plan),
                plan,
                TERMS,
                null,
                false,
                // Its end is over whatever the months' lengths, and by less than what makes a renewal a late one.
                OffsetDateTime.now(ZoneOffset.UTC)
                        .minusMonths(1)
                        .minusMinutes(1)
                        .toInstant()));
    }

    private int balance() {
        return store.get("/api/users/" + reader + "/points").path("balance");
    }

    private String plan() {
        String name = "Plan " + UUID.randomUUID();
        store.post(
                        "/api/plans",
                        Map.of(
                                "name",
                                name,
                                "period",
                                "MONTHLY",
                                "price",
                                Map.of("points", 40),
                                "benefits",
                                Map.of("earlyAccess", true, "pointsMultiplier", 1.5)))
                .then()
                .statusCode(201);
        return name;
    }
}
