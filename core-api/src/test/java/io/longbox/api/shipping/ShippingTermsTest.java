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
    void anOrderIsSentForThePriceOfTheMethod() {
        assertThat(terms(null, List.of()).priceFor(euros(10_00), "DE")).contains(euros(4_90));
    }

    @Test
    void anOrderIsSentFreeFromTheLimitOn() {
        ShippingTerms free = terms(euros(50_00), List.of());

        assertThat(free.priceFor(euros(49_99), "DE")).contains(euros(4_90));
        assertThat(free.priceFor(euros(50_00), "DE")).contains(euros(0));
    }

    @Test
    void noOrderInAnotherCurrencyIsSent() {
        assertThat(terms(null, List.of()).priceFor(new Money(10_00, USD), "DE")).isEmpty();
    }

    @Test
    void anOrderIsSentToTheCountriesOfTheMethodAlone() {
        ShippingTerms near = terms(null, List.of("AT", "DE"));

        assertThat(near.priceFor(euros(10_00), "DE")).isPresent();
        assertThat(near.priceFor(euros(10_00), "FR")).isEmpty();
    }

    @Test
    void withoutCountriesItGoesEverywhereButNowhereThatIsNoCountry() {
        assertThat(terms(null, List.of()).priceFor(euros(10_00), "JP")).isPresent();
        assertThat(terms(null, List.of()).priceFor(euros(10_00), "ZZ")).isEmpty();
        assertThat(terms(null, List.of()).priceFor(euros(10_00), "de")).isEmpty();
    }

    @Test
    void theOrderOfTheCountriesAndRepeatsMakeNoDifference() {
        assertThat(terms(null, List.of("DE", "AT", "DE"))).isEqualTo(terms(null, List.of("AT", "DE")));
    }

    @Test
    void theLimitIsInTheCurrencyOfThePrice() {
        assertThatIllegalArgumentException().isThrownBy(() -> terms(new Money(50_00, USD), List.of()));
    }

    @Test
    void theCountriesExist() {
        assertThatIllegalArgumentException().isThrownBy(() -> terms(null, List.of("XX")));
    }

    @Test
    void aMethodHasAName() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ShippingTerms(" ", euros(0), null, List.of(), null));
    }

    @Test
    void theDaysGoUp() {
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
