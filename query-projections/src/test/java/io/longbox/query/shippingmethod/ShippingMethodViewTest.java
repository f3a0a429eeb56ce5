package io.longbox.query.shippingmethod;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.longbox.api.Money;
import io.longbox.api.shipping.DeliveryDays;
import io.longbox.api.shipping.FindShippingMethod;
import io.longbox.api.shipping.ListShippingMethods;
import io.longbox.api.shipping.ShippingMethodChanged;
import io.longbox.api.shipping.ShippingMethodCreated;
import io.longbox.api.shipping.ShippingMethodId;
import io.longbox.api.shipping.ShippingMethodPage;
import io.longbox.api.shipping.ShippingMethodRetired;
import io.longbox.api.shipping.ShippingMethodStatus;
import io.longbox.api.shipping.ShippingMethodView;
import io.longbox.api.shipping.ShippingTerms;
import io.longbox.query.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.queryhandling.SubscriptionQueryResult;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ShippingMethodViewTest {

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final Currency USD = Currency.getInstance("USD");
    private static final ShippingTerms ALL_OF_IT = new ShippingTerms(
            "Standard", new Money(490, EUR), new Money(5000, EUR), List.of("AT", "DE"), new DeliveryDays(2, 4));

    private final Store store = Store.empty();
    private final ShippingMethodId standard = new ShippingMethodId(UUID.randomUUID());

    @Test
    void a_method_shows_its_terms() {
        store.happened(new ShippingMethodCreated(standard, ALL_OF_IT));

        assertThat(find(standard))
                .isEqualTo(new ShippingMethodView(standard, ALL_OF_IT, ShippingMethodStatus.ON_OFFER, store.now(), 0));
    }

    @Test
    void its_terms_change() {
        store.happened(new ShippingMethodCreated(standard, ALL_OF_IT));
        Instant created = store.now();
        store.happened(new ShippingMethodChanged(standard, terms("Standard", USD)));

        assertThat(find(standard))
                .isEqualTo(new ShippingMethodView(
                        standard, terms("Standard", USD), ShippingMethodStatus.ON_OFFER, created, 1));
    }

    @Test
    void a_retired_method_is_found_but_not_listed() {
        store.happened(new ShippingMethodCreated(standard, ALL_OF_IT), new ShippingMethodRetired(standard));

        assertThat(find(standard).status()).isEqualTo(ShippingMethodStatus.RETIRED);
        assertThat(names(null, null)).isEmpty();
    }

    @Test
    void nothing_is_found_by_an_unknown_id() {
        assertThat(find(standard)).isNull();
    }

    @Test
    void methods_are_listed_by_where_they_go_and_what_they_are_paid_in() {
        store.happened(created(terms("Everywhere", EUR)), created(terms("Dollars", USD, "DE", "US")));
        store.happened(created(terms("Home", EUR, "DE")), created(terms("Next door", EUR, "AT", "CH")));

        assertThat(names(null, null)).containsExactlyInAnyOrder("Everywhere", "Dollars", "Home", "Next door");
        assertThat(names("DE", null)).containsExactlyInAnyOrder("Everywhere", "Dollars", "Home");
        assertThat(names(null, USD)).containsExactlyInAnyOrder("Dollars");
        assertThat(names("CH", EUR)).containsExactlyInAnyOrder("Everywhere", "Next door");
        assertThat(names("JP", USD)).isEmpty();
    }

    @Test
    void methods_are_listed_in_pages() {
        for (int i = 0; i < 7; i++) {
            store.happened(created(terms("Method " + i, EUR)));
        }

        List<ShippingMethodId> seen = new ArrayList<>();
        ShippingMethodId after = null;
        do {
            ShippingMethodPage page = list(null, null, after, 3);
            page.items().forEach(method -> seen.add(method.id()));
            after = page.next();
        } while (after != null);

        assertThat(seen).hasSize(7).doesNotHaveDuplicates();
    }

    @Test
    void a_replay_makes_the_same_rows_again() {
        store.happened(new ShippingMethodCreated(standard, ALL_OF_IT), created(terms("Express", EUR)));
        store.happened(
                new ShippingMethodChanged(standard, terms("Standard", EUR, "DE")), new ShippingMethodRetired(standard));
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
        try (SubscriptionQueryResult<ShippingMethodView, ShippingMethodView> watched =
                store.subscribe(new FindShippingMethod(standard), ShippingMethodView.class)) {
            store.happened(new ShippingMethodCreated(standard, ALL_OF_IT));

            assertThat(watched.updates().blockFirst(Duration.ofSeconds(5))).isEqualTo(find(standard));
        }
    }

    @Test
    void an_event_whose_stream_the_view_never_saw_begin_is_not_swallowed() {
        assertThatThrownBy(() -> store.happened(new ShippingMethodRetired(standard)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("replay");
    }

    private @Nullable ShippingMethodView find(ShippingMethodId method) {
        return store.answer(new FindShippingMethod(method), ShippingMethodView.class);
    }

    private List<String> names(@Nullable String country, @Nullable Currency currency) {
        return list(country, currency, null, 10).items().stream()
                .map(method -> method.terms().name())
                .toList();
    }

    private ShippingMethodPage list(
            @Nullable String country, @Nullable Currency currency, @Nullable ShippingMethodId after, int limit) {
        return store.answer(new ListShippingMethods(country, currency, after, limit), ShippingMethodPage.class);
    }

    private static ShippingMethodCreated created(ShippingTerms terms) {
        return new ShippingMethodCreated(new ShippingMethodId(UUID.randomUUID()), terms);
    }

    private static ShippingTerms terms(String name, Currency currency, String... countries) {
        return new ShippingTerms(name, new Money(990, currency), null, List.of(countries), null);
    }
}
