package io.longbox.api.shipping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.longbox.api.Money;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ShippingTermsTest {

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final Currency USD = Currency.getInstance("USD");

    @Test
    void an_order_is_sent_for_the_price_of_the_method() {
        assertThat(terms(null, List.of()).priceFor(euros(10_00), "DE")).contains(euros(4_90));
    }

    @Test
    void an_order_is_sent_free_from_the_limit_on() {
        ShippingTerms free = terms(euros(50_00), List.of());

        assertThat(free.priceFor(euros(49_99), "DE")).contains(euros(4_90));
        assertThat(free.priceFor(euros(50_00), "DE")).contains(euros(0));
    }

    @Test
    void no_order_in_another_currency_is_sent() {
        assertThat(terms(null, List.of()).priceFor(new Money(10_00, USD), "DE")).isEmpty();
    }

    @Test
    void an_order_is_sent_to_the_countries_of_the_method_alone() {
        ShippingTerms near = terms(null, List.of("AT", "DE"));

        assertThat(near.priceFor(euros(10_00), "DE")).isPresent();
        assertThat(near.priceFor(euros(10_00), "FR")).isEmpty();
    }

    @Test
    void without_countries_it_goes_everywhere_but_nowhere_that_is_no_country() {
        assertThat(terms(null, List.of()).priceFor(euros(10_00), "JP")).isPresent();
        assertThat(terms(null, List.of()).priceFor(euros(10_00), "ZZ")).isEmpty();
        assertThat(terms(null, List.of()).priceFor(euros(10_00), "de")).isEmpty();
    }

    @Test
    void the_order_of_the_countries_and_repeats_make_no_difference() {
        assertThat(terms(null, List.of("DE", "AT", "DE"))).isEqualTo(terms(null, List.of("AT", "DE")));
    }

    @Test
    void the_limit_is_in_the_currency_of_the_price() {
        assertThatIllegalArgumentException().isThrownBy(() -> terms(new Money(50_00, USD), List.of()));
    }

    @Test
    void the_countries_exist() {
        assertThatIllegalArgumentException().isThrownBy(() -> terms(null, List.of("XX")));
    }

    @Test
    void a_method_has_a_name() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ShippingTerms(" ", euros(0), null, List.of(), null));
    }

    @Test
    void the_days_go_up() {
        assertThatIllegalArgumentException().isThrownBy(() -> new DeliveryDays(3, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> new DeliveryDays(-1, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> new DeliveryDays(1, 366));
        assertThat(new DeliveryDays(0, 0).to()).isZero();
    }

    private static ShippingTerms terms(@Nullable Money freeFrom, List<String> countries) {
        return new ShippingTerms("Standard", euros(4_90), freeFrom, countries, new DeliveryDays(2, 4));
    }

    private static Money euros(long cents) {
        return new Money(cents, EUR);
    }
}
