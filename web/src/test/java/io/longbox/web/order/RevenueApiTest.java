package io.longbox.web.order;

import static io.longbox.web.Fixtures.EUR;
import static io.longbox.web.Fixtures.PRODUCT;
import static org.assertj.core.api.Assertions.assertThat;

import io.longbox.api.order.FindRevenue;
import io.longbox.api.order.Revenue;
import io.longbox.api.order.RevenueBy;
import io.longbox.api.order.RevenueRow;
import io.longbox.web.ApiTest;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RevenueApiTest extends ApiTest {

    @BeforeEach
    void something_was_sold() {
        store.answer(
                FindRevenue.class,
                find -> new Revenue(List.of(
                        new RevenueRow(PRODUCT.toString(), "Little Nemo", EUR, 1, 2, 2598, 259, 490, 23, 2806, 3000, 0),
                        new RevenueRow(
                                "2026-03-01", null, Currency.getInstance("JPY"), 1, 1, 900, 0, 0, 0, 900, 0, 0))));
    }

    @Test
    void revenue_is_shown_in_each_currency_even_if_more_went_than_came() {
        assertThat(get("/api/revenue?by=product")).hasStatusOk().bodyJson().isEqualTo("""
                {"items": [
                  {"key": "%s", "title": "Little Nemo", "currency": "EUR", "orders": 1, "items": 2,
                   "gross": {"amount": "25.98", "currency": "EUR"}, "discount": {"amount": "2.59", "currency": "EUR"},
                   "shipping": {"amount": "4.90", "currency": "EUR"}, "points": {"amount": "0.23", "currency": "EUR"},
                   "captured": {"amount": "28.06", "currency": "EUR"}, "refunded": {"amount": "30.00", "currency": "EUR"},
                   "chargedBack": {"amount": "0.00", "currency": "EUR"}, "net": {"amount": "-1.94", "currency": "EUR"}},
                  {"key": "2026-03-01", "currency": "JPY", "orders": 1, "items": 1,
                   "gross": {"amount": "900", "currency": "JPY"}, "discount": {"amount": "0", "currency": "JPY"},
                   "shipping": {"amount": "0", "currency": "JPY"}, "points": {"amount": "0", "currency": "JPY"},
                   "captured": {"amount": "900", "currency": "JPY"}, "refunded": {"amount": "0", "currency": "JPY"},
                   "chargedBack": {"amount": "0", "currency": "JPY"}, "net": {"amount": "900", "currency": "JPY"}}]}""".formatted(PRODUCT));
    }

    @Test
    void it_is_added_up_as_asked() {
        get("/api/revenue");
        get("/api/revenue?by=state&from=2026-03-01&to=2026-03-31");

        assertThat(store.asked(FindRevenue.class))
                .containsExactly(
                        new FindRevenue(RevenueBy.DAY, null, null),
                        new FindRevenue(RevenueBy.STATE, LocalDate.parse("2026-03-01"), LocalDate.parse("2026-03-31")));
    }

    @ParameterizedTest
    @CsvSource({
        "by=reader, by",
        "by=DAY, by",
        "from=yesterday, from",
        "to=2026-02-30, to",
        "from=2026-03-02&to=2026-03-01, from"
    })
    void what_cannot_be_understood_is_refused(String query, String field) {
        assertProblem(get("/api/revenue?" + query), 400, "invalid-parameter", field);
    }
}
