package io.longbox.query.cart;

import static org.assertj.core.api.Assertions.assertThat;

import io.longbox.api.Money;
import io.longbox.api.PersonalText;
import io.longbox.api.Points;
import io.longbox.api.cart.FindRequestTerms;
import io.longbox.api.cart.RequestTerms;
import io.longbox.api.cart.RequestTerms.Offer;
import io.longbox.api.cart.RequestTerms.Reader;
import io.longbox.api.catalog.ProductCreated;
import io.longbox.api.catalog.ProductDetails;
import io.longbox.api.catalog.ProductId;
import io.longbox.api.catalog.ProductKind;
import io.longbox.api.catalog.ProductStatus;
import io.longbox.api.catalog.ProductWithdrawn;
import io.longbox.api.plan.PlanBenefits;
import io.longbox.api.plan.PlanId;
import io.longbox.api.plan.PlanPeriod;
import io.longbox.api.plan.PlanPrice;
import io.longbox.api.plan.PlanTerms;
import io.longbox.api.user.SubscriptionStarted;
import io.longbox.api.user.SubscriptionTerm;
import io.longbox.api.user.UserId;
import io.longbox.api.user.UserRegistered;
import io.longbox.api.user.UserStatus;
import io.longbox.api.user.UserSuspended;
import io.longbox.query.Store;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTermsTest {

    private static final Money PRICE = new Money(500, Currency.getInstance("EUR"));
    private static final PlanId GOLD = PlanId.ofName("Gold");
    private static final Instant START = Instant.parse("2026-01-31T12:00:00Z");
    private static final Reader ACTIVE = new Reader(UserStatus.ACTIVE, null);
    private static final Offer ON_SALE = new Offer(ProductStatus.ON_SALE, PRICE);

    private final Store store = Store.empty();
    private final UserId ada = new UserId(UUID.randomUUID());
    private final ProductId nemo = new ProductId(UUID.randomUUID());

    @Test
    void nothing_is_known_of_strangers() {
        assertThat(termsAt(START)).isEqualTo(new RequestTerms(null, null));
    }

    @Test
    void each_is_known_without_the_other() {
        store.happened(registered());
        assertThat(termsAt(START)).isEqualTo(new RequestTerms(ACTIVE, null));

        store.happened(created(PRICE));
        assertThat(termsAt(START)).isEqualTo(new RequestTerms(ACTIVE, ON_SALE));
    }

    @Test
    void a_product_may_have_no_price_yet() {
        store.happened(created(null));

        assertThat(termsAt(START)).isEqualTo(new RequestTerms(null, new Offer(ProductStatus.ON_SALE, null)));
    }

    @Test
    void whoever_is_suspended_and_whatever_is_withdrawn_says_so() {
        store.happened(
                registered(), created(PRICE), new UserSuspended(ada, "a chargeback"), new ProductWithdrawn(nemo));

        assertThat(termsAt(START))
                .isEqualTo(new RequestTerms(
                        new Reader(UserStatus.SUSPENDED, null), new Offer(ProductStatus.WITHDRAWN, PRICE)));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void early_access_lasts_as_long_as_a_plan_that_gives_it(boolean earlyAccess) {
        SubscriptionTerm term = SubscriptionTerm.startingAt(START, 1, PlanPeriod.MONTHLY);
        PlanTerms terms = new PlanTerms(
                PlanPeriod.MONTHLY,
                PlanPrice.of(new Points(100)),
                new PlanBenefits(earlyAccess, BigDecimal.ONE, false, null));
        store.happened(registered(), new SubscriptionStarted(ada, GOLD, "Gold", terms, term, null, null));

        assertThat(termsAt(term.until().minusMillis(1)).reader())
                .isEqualTo(new Reader(UserStatus.ACTIVE, earlyAccess ? GOLD : null));
        assertThat(termsAt(term.until()).reader()).isEqualTo(ACTIVE);
    }

    private UserRegistered registered() {
        return new UserRegistered(ada, new PersonalText(ada, "Ada"), new PersonalText(ada, "a@example.org"));
    }

    private ProductCreated created(@Nullable Money price) {
        return new ProductCreated(
                nemo,
                ProductKind.COMIC,
                new ProductDetails("Little Nemo", List.of(), null, null, null, null, null, price));
    }

    private RequestTerms termsAt(Instant at) {
        return store.answer(new FindRequestTerms(ada, nemo, at), RequestTerms.class);
    }
}
