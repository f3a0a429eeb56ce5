package io.longbox.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.longbox.api.Money;
import io.longbox.api.shipping.ShippingTerms;
import java.io.IOException;
import java.util.Currency;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class DemoTest {

    private static final Currency EUR = Currency.getInstance("EUR");

    @Test
    void an_order_can_be_sent_next_door_and_abroad() throws IOException {
        Demo demo = Demo.read(JsonMapper.shared());

        assertThat(demo.shipping())
                .extracting(method -> method.terms().name())
                .containsExactly("Standard", "Express", "Abroad");
        ShippingTerms standard = demo.shipping().get(0).terms();
        assertThat(standard.priceFor(new Money(24_90, EUR), "DE")).contains(new Money(4_90, EUR));
        assertThat(standard.priceFor(new Money(50_00, EUR), "DE")).contains(Money.zero(EUR));
        assertThat(standard.priceFor(new Money(50_00, EUR), "JP")).isEmpty();
        assertThat(demo.shipping().get(2).terms().priceFor(new Money(50_00, EUR), "JP"))
                .contains(new Money(14_90, EUR));
    }

    @Test
    void a_year_s_plan_takes_something_off() throws IOException {
        assertThat(Demo.read(JsonMapper.shared()).plans())
                .extracting(plan -> plan.terms().benefits().discountPercent())
                .containsExactly(null, null, 5);
    }
}
