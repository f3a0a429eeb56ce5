package io.longbox.web.product;

import static io.longbox.web.Fixtures.DETAILS;
import static io.longbox.web.Fixtures.PRODUCT;
import static io.longbox.web.Fixtures.PRODUCT_JSON;
import static io.longbox.web.Fixtures.PRODUCT_PATH;
import static io.longbox.web.Fixtures.product;
import static org.assertj.core.api.Assertions.assertThat;

import io.longbox.api.Money;
import io.longbox.api.Refusal;
import io.longbox.api.catalog.CreateProduct;
import io.longbox.api.catalog.FindProduct;
import io.longbox.api.catalog.ProductKind;
import io.longbox.api.catalog.ProductPage;
import io.longbox.api.catalog.ProductStatus;
import io.longbox.api.catalog.SearchProducts;
import io.longbox.api.catalog.UpdateProduct;
import io.longbox.api.catalog.WithdrawProduct;
import io.longbox.web.ApiTest;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

class ProductApiTest extends ApiTest {

    @Test
    void a_created_product_is_answered_as_the_view_shows_it() {
        store.answer(CreateProduct.class, create -> 0L);
        store.answer(FindProduct.class, find -> product(find.product(), ProductStatus.ON_SALE, 0));

        MvcTestResult answer = post("/api/products", PRODUCT_JSON).exchange();

        CreateProduct create = store.theOnly(CreateProduct.class);
        assertThat(create).isEqualTo(new CreateProduct(create.product(), ProductKind.COMIC, DETAILS));
        assertThat(answer)
                .hasStatus(201)
                .hasHeader("Location", "/api/products/" + create.product())
                .hasHeader("ETag", "\"0\"")
                .bodyJson()
                .isStrictlyEqualTo("""
                        {"id": "%s", "kind": "COMIC", "title": "Little Nemo", "authors": ["Winsor McCay"],
                         "publisher": "New York Herald", "year": 1905, "isbn": "0439023483", "language": "en-US",
                         "description": "He dreams.\\nHe wakes.", "price": {"amount": "12.99", "currency": "EUR"},
                         "cover": null, "status": "ON_SALE", "createdAt": "2026-03-01T10:00:00Z"}""".formatted(create.product()));
    }

    @Test
    void only_kind_title_and_price_are_required() {
        store.answer(CreateProduct.class, create -> 0L);
        store.answer(FindProduct.class, find -> null);

        MvcTestResult answer = post("/api/products", """
                        {"kind": "COMIC", "title": "Kid", "publisher": "  ", "price": {"amount": 0, "currency": "JPY"}}""").exchange();

        assertThat(answer).hasStatus(201).bodyJson().isLenientlyEqualTo("""
                        {"kind": "COMIC", "title": "Kid", "authors": [], "publisher": null, "year": null,
                         "isbn": null, "price": {"amount": "0", "currency": "JPY"}, "status": "ON_SALE"}""");
    }

    @ParameterizedTest
    @CsvSource({
        "'\"12.99\"', EUR, 1299",
        "12.99, EUR, 1299",
        "12.9, EUR, 1290",
        "12, EUR, 1200",
        "0, EUR, 0",
        "'\"0.000\"', EUR, 0",
        "500, JPY, 500",
        "1.234, BHD, 1234"
    })
    void a_price_is_taken_to_the_last_digit(String amount, String currency, long minor) {
        store.answer(CreateProduct.class, create -> 0L);
        store.answer(FindProduct.class, find -> null);

        assertThat(post("/api/products", priced(amount, currency)).exchange()).hasStatus(201);
        assertThat(store.theOnly(CreateProduct.class).details().price())
                .isEqualTo(new Money(minor, Currency.getInstance(currency)));
    }

    @ParameterizedTest
    @CsvSource({
        "1e2, EUR, price.amount",
        "'\"1e2\"', EUR, price.amount",
        "-1, EUR, price.amount",
        "12.999, EUR, price.amount",
        "0.5, JPY, price.amount",
        "99999999999999, EUR, price.amount",
        "99999999999999999999999999, EUR, price.amount",
        "'\"a lot\"', EUR, price.amount",
        "'\"\"', EUR, price.amount",
        "null, EUR, price.amount",
        "1, XXX, price.currency",
        "1, eur, price.currency",
        "1, EURO, price.currency"
    })
    void a_price_that_cannot_be_paid_is_refused(String amount, String currency, String field) {
        MvcTestResult answer = post("/api/products", priced(amount, currency)).exchange();

        assertProblem(answer, 400, "invalid-input", field);
        assertThat(answer).bodyJson().extractingPath("$.errors[0].field").isEqualTo(field);
    }

    @Test
    void a_withdrawn_product_can_be_read() {
        store.answer(FindProduct.class, find -> product(PRODUCT, ProductStatus.WITHDRAWN, 3));

        MvcTestResult answer = get(PRODUCT_PATH);

        assertThat(answer).hasStatusOk().hasHeader("ETag", "\"3\"");
        assertThat(answer).bodyJson().extractingPath("$.status").isEqualTo("WITHDRAWN");
    }

    @Test
    void an_unknown_product_is_not_found() {
        store.answer(FindProduct.class, find -> null);

        assertProblem(get(PRODUCT_PATH), 404, "not-found", "no such product");
    }

    @Test
    void a_list_goes_on_where_its_cursor_says() {
        store.answer(
                SearchProducts.class,
                search -> search.after() == null
                        ? new ProductPage(
                                List.of(product(PRODUCT, ProductStatus.ON_SALE, 0)), PRODUCT.toString(), 1, null)
                        : new ProductPage(List.of(), null, 1, null));

        MvcTestResult first = get("/api/products?limit=1");
        assertThat(first).bodyJson().extractingPath("$.items[0].title").isEqualTo("Little Nemo");
        assertThat(first)
                .bodyJson()
                .extractingPath("$.next")
                .asString()
                .satisfies(next -> assertThat(get("/api/products?limit=1&cursor=" + next))
                        .bodyJson()
                        .isStrictlyEqualTo("{\"items\": [], \"next\": null, \"total\": 1}"));
    }

    @Test
    void an_update_replaces_the_description() {
        store.answer(UpdateProduct.class, update -> 2L);
        store.answer(FindProduct.class, find -> product(PRODUCT, ProductStatus.ON_SALE, 2));

        assertThat(put(PRODUCT_PATH, PRODUCT_JSON).header("If-Match", "\"1\"").exchange())
                .hasStatusOk()
                .hasHeader("ETag", "\"2\"");
        assertThat(store.theOnly(UpdateProduct.class)).isEqualTo(new UpdateProduct(PRODUCT, DETAILS, 1L));
    }

    @Test
    void a_withdrawn_product_cannot_be_updated() {
        store.refuse(UpdateProduct.class, Refusal.Code.CONFLICT, "the product is withdrawn");

        assertProblem(put(PRODUCT_PATH, PRODUCT_JSON).exchange(), 409, "conflict", "withdrawn");
    }

    @Test
    void a_stale_update_is_refused() {
        store.refuse(UpdateProduct.class, Refusal.Code.STALE_VERSION, "the product is at version 5");

        assertProblem(
                put(PRODUCT_PATH, PRODUCT_JSON).header("If-Match", "\"1\"").exchange(),
                412,
                "stale-version",
                "version 5");
    }

    @Test
    void a_withdrawal_answers_nothing_and_heeds_the_version() {
        store.answer(WithdrawProduct.class, withdraw -> 3L);
        store.answer(FindProduct.class, find -> product(PRODUCT, ProductStatus.WITHDRAWN, 3));

        assertThat(mvc.delete().uri(PRODUCT_PATH).header("If-Match", "\"2\"").exchange())
                .hasStatus(204);
        assertThat(store.theOnly(WithdrawProduct.class)).isEqualTo(new WithdrawProduct(PRODUCT, 2L));
    }

    @Test
    void an_unknown_product_cannot_be_withdrawn() {
        store.refuse(WithdrawProduct.class, Refusal.Code.NOT_FOUND, "there is no such product");

        assertProblem(delete(PRODUCT_PATH), 404, "not-found", "no such product");
    }

    private static String priced(String amount, String currency) {
        return "{\"kind\": \"COMIC\", \"title\": \"Kid\", \"price\": {\"amount\": %s, \"currency\": \"%s\"}}"
                .formatted(amount, currency);
    }
}
