package io.longbox.web.saleterms;

import static io.longbox.web.Fixtures.PRODUCT;
import static io.longbox.web.Fixtures.PRODUCT_PATH;
import static io.longbox.web.Fixtures.product;
import static io.longbox.web.Fixtures.stock;
import static org.assertj.core.api.Assertions.assertThat;

import io.longbox.api.Refusal;
import io.longbox.api.catalog.FindProduct;
import io.longbox.api.catalog.FindStock;
import io.longbox.api.catalog.LinePolicy;
import io.longbox.api.catalog.Opening;
import io.longbox.api.catalog.ProductStatus;
import io.longbox.api.catalog.SaleTerms;
import io.longbox.api.catalog.SetSaleTerms;
import io.longbox.api.catalog.StockView;
import io.longbox.web.ApiTest;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SaleTermsApiTest extends ApiTest {

    private static final String TERMS = PRODUCT_PATH + "/sale-terms";

    @BeforeEach
    void a_product_on_sale() {
        store.answer(FindProduct.class, find -> product(PRODUCT, ProductStatus.ON_SALE, 0));
        store.answer(FindStock.class, find -> stock(0, false, 8));
        store.answer(SetSaleTerms.class, set -> 9L);
    }

    @Test
    void what_was_never_set_is_the_stores_own() {
        assertThat(get(TERMS))
                .hasStatusOk()
                .bodyJson()
                .isStrictlyEqualTo(
                        "{\"hold\": null, \"offer\": null, \"linePolicy\": \"HOLD\", \"opensAt\": null, \"earlyAccess\": null}");
    }

    @Test
    void terms_are_replaced_as_a_whole_and_answered_once_they_can_be_read() {
        SaleTerms terms = new SaleTerms(Duration.ofMinutes(15), null, LinePolicy.SKIP, null);
        store.answer(FindStock.class, find -> new StockView(PRODUCT, 0, 0, 0, 0, false, terms, 9));

        assertThat(put(TERMS, "{\"hold\": \"PT15M\", \"linePolicy\": \"SKIP\"}").exchange())
                .hasStatusOk()
                .bodyJson()
                .isStrictlyEqualTo(
                        "{\"hold\": \"PT15M\", \"offer\": null, \"linePolicy\": \"SKIP\", \"opensAt\": null, \"earlyAccess\": null}");
        assertThat(store.theOnly(SetSaleTerms.class)).isEqualTo(new SetSaleTerms(PRODUCT, terms));
    }

    @ParameterizedTest
    @CsvSource({"PT1S, PT1S", "P1D, PT24H", "P365D, PT8760H", "pt90m, PT1H30M"})
    void a_time_from_a_second_to_a_year_is_taken_and_shown_in_one_form(String sent, String shown) {
        assertThat(put(TERMS, "{\"offer\": \"%s\", \"linePolicy\": \"HOLD\"}".formatted(sent))
                        .exchange())
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.offer")
                .isEqualTo(shown);
    }

    @Test
    void a_drop_opens_at_a_moment_and_earlier_for_subscribers() {
        assertThat(put(TERMS, """
                                {"linePolicy": "HOLD", "opensAt": "2030-03-01T19:00:00+01:00", "earlyAccess": "PT1H"}""").exchange())
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo("{\"opensAt\": \"2030-03-01T18:00:00Z\", \"earlyAccess\": \"PT1H\"}");
        assertThat(store.theOnly(SetSaleTerms.class).terms().opening())
                .isEqualTo(new Opening(Instant.parse("2030-03-01T18:00:00Z"), Duration.ofHours(1)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "earlyAccess": "PT1H"                                      | earlyAccess | needs an opensAt
            "opensAt": "soon"                                          | opensAt     | must be an ISO 8601 time
            "opensAt": "2030-03-01T18:00:00"                           | opensAt     | must be an ISO 8601 time
            "opensAt": "+12345-03-01T18:00:00Z"                        | opensAt     | must not be after the year 9999
            "opensAt": "2030-03-01T18:00:00Z", "earlyAccess": "PT0S"   | earlyAccess | must be an ISO 8601 duration
            "opensAt": "2030-03-01T18:00:00Z", "earlyAccess": "P400D"  | earlyAccess | must be an ISO 8601 duration
            "opensAt": "2030-03-01T18:00:00Z", "earlyAccess": "-PT1H"  | earlyAccess | must be an ISO 8601 duration
            """)
    void an_opening_that_cannot_be_is_refused(String opening, String field, String why) {
        assertProblem(
                put(TERMS, "{\"linePolicy\": \"HOLD\", %s}".formatted(opening)).exchange(),
                400,
                "invalid-input",
                field + " " + why);
        assertThat(store.sent()).isEmpty();
    }

    @Test
    void an_unknown_product_has_no_terms() {
        store.answer(FindProduct.class, find -> null);
        store.answer(FindStock.class, find -> null);

        assertProblem(get(TERMS), 404, "not-found", "no such product");
        assertProblem(put(TERMS, "{\"linePolicy\": \"HOLD\"}").exchange(), 404, "not-found", "no such product");
        assertThat(store.sent()).isEmpty();
    }

    @Test
    void a_withdrawn_product_takes_no_terms() {
        store.refuse(SetSaleTerms.class, Refusal.Code.CONFLICT, "the product is off sale");
        assertProblem(put(TERMS, "{\"linePolicy\": \"HOLD\"}").exchange(), 409, "conflict", "off sale");

        store.answer(FindProduct.class, find -> product(PRODUCT, ProductStatus.WITHDRAWN, 1));
        assertProblem(put(TERMS, "{\"linePolicy\": \"HOLD\"}").exchange(), 409, "product-withdrawn", "off sale");
    }
}
