package io.longbox.query.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.longbox.api.Money;
import io.longbox.api.Points;
import io.longbox.api.plan.FindPlan;
import io.longbox.api.plan.ListPlans;
import io.longbox.api.plan.PlanBenefits;
import io.longbox.api.plan.PlanChanged;
import io.longbox.api.plan.PlanCreated;
import io.longbox.api.plan.PlanId;
import io.longbox.api.plan.PlanPage;
import io.longbox.api.plan.PlanPeriod;
import io.longbox.api.plan.PlanPrice;
import io.longbox.api.plan.PlanRetired;
import io.longbox.api.plan.PlanStatus;
import io.longbox.api.plan.PlanTerms;
import io.longbox.api.plan.PlanView;
import io.longbox.query.Store;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.axonframework.queryhandling.SubscriptionQueryResult;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlanViewTest {

    private static final PlanId GOLD = PlanId.ofName("Gold");
    private static final PlanTerms TERMS = new PlanTerms(
            PlanPeriod.MONTHLY,
            PlanPrice.of(new Points(100)),
            new PlanBenefits(true, new BigDecimal("1.25"), true, null));
    private static final PlanTerms IN_MONEY = new PlanTerms(
            PlanPeriod.YEARLY,
            PlanPrice.of(new Money(4_900, Currency.getInstance("EUR"))),
            new PlanBenefits(false, new BigDecimal("100"), false, 15));

    private final Store store = Store.empty();

    @Test
    void a_plan_shows_its_terms() {
        store.happened(new PlanCreated(GOLD, "Gold", TERMS));

        assertThat(find(GOLD)).isEqualTo(new PlanView(GOLD, "Gold", TERMS, PlanStatus.ON_OFFER, store.now(), 0));
    }

    @Test
    void its_terms_change() {
        store.happened(new PlanCreated(GOLD, "Gold", TERMS));
        Instant created = store.now();
        store.happened(new PlanChanged(GOLD, IN_MONEY));

        assertThat(find(GOLD)).isEqualTo(new PlanView(GOLD, "Gold", IN_MONEY, PlanStatus.ON_OFFER, created, 1));
    }

    @Test
    void a_retired_plan_is_found_but_not_listed() {
        store.happened(new PlanCreated(GOLD, "Gold", TERMS), new PlanRetired(GOLD));

        assertThat(find(GOLD).status()).isEqualTo(PlanStatus.RETIRED);
        assertThat(list(null, 10).items()).isEmpty();
    }

    @Test
    void a_plan_that_is_offered_again_is_as_it_is_offered_then() {
        store.happened(new PlanCreated(GOLD, "Gold", TERMS), new PlanRetired(GOLD));
        store.happened(new PlanCreated(GOLD, "GOLD", IN_MONEY));

        assertThat(find(GOLD)).isEqualTo(new PlanView(GOLD, "GOLD", IN_MONEY, PlanStatus.ON_OFFER, store.now(), 2));
    }

    @Test
    void nothing_is_found_by_an_unknown_id() {
        assertThat(find(GOLD)).isNull();
    }

    @Test
    void plans_are_listed_in_pages() {
        for (String name : List.of("Gold", "Silver", "Bronze", "Tin")) {
            store.happened(new PlanCreated(PlanId.ofName(name), name, TERMS));
        }

        List<String> seen = new ArrayList<>();
        PlanId after = null;
        do {
            PlanPage page = list(after, 3);
            page.items().forEach(plan -> seen.add(plan.name()));
            after = page.next();
        } while (after != null);

        assertThat(seen).containsExactlyInAnyOrder("Gold", "Silver", "Bronze", "Tin");
    }

    @Test
    void a_replay_makes_the_same_rows_again() {
        store.happened(new PlanCreated(GOLD, "Gold", TERMS), new PlanChanged(GOLD, IN_MONEY));
        store.happened(new PlanRetired(GOLD), new PlanCreated(GOLD, "GOLD", TERMS));
        Map<String, List<String>> before = store.rows();

        store.replay();
        assertThat(store.rows()).isEqualTo(before);
        store.replayOneByOne();
        assertThat(store.rows()).isEqualTo(before);
        store.deliverAgain();
        assertThat(store.rows()).isEqualTo(before);
    }

    @Test
    void a_subscriber_reads_the_change_it_waits_for() {
        try (SubscriptionQueryResult<PlanView, PlanView> watched =
                store.subscribe(new FindPlan(GOLD), PlanView.class)) {
            store.happened(new PlanCreated(GOLD, "Gold", TERMS));

            assertThat(watched.updates().blockFirst(Duration.ofSeconds(5))).isEqualTo(find(GOLD));
        }
    }

    @Test
    void an_event_whose_stream_the_view_never_saw_begin_is_not_swallowed() {
        assertThatThrownBy(() -> store.happened(new PlanRetired(GOLD)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("replay");
    }

    private @Nullable PlanView find(PlanId plan) {
        return store.answer(new FindPlan(plan), PlanView.class);
    }

    private PlanPage list(@Nullable PlanId after, int limit) {
        return store.answer(new ListPlans(after, limit), PlanPage.class);
    }
}
