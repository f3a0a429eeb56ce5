package io.longbox.web.product;

import static io.longbox.web.Fixtures.DETAILS;
import static io.longbox.web.Fixtures.EUR;
import static io.longbox.web.Fixtures.PRODUCT;
import static io.longbox.web.Fixtures.PRODUCT_JSON;
import static io.longbox.web.Fixtures.PRODUCT_PATH;
import static io.longbox.web.Fixtures.product;
import static org.assertj.core.api.Assertions.assertThat;

import io.longbox.api.Money;
import io.longbox.api.Refusal;
import io.longbox.api.catalog.CreateProduct;
import io.longbox.api.catalog.FacetCount;
import io.longbox.api.catalog.FindProduct;
import io.longbox.api.catalog.PriceRange;
import io.longbox.api.catalog.ProductCriteria;
import io.longbox.api.catalog.ProductFacets;
import io.longbox.api.catalog.ProductKind;
import io.longbox.api.catalog.ProductPage;
import io.longbox.api.catalog.ProductSort;
import io.longbox.api.catalog.ProductStatus;
import io.longbox.api.catalog.SearchProducts;
import io.longbox.api.catalog.UpdateProduct;
import io.longbox.api.catalog.WithdrawProduct;
import io.longbox.web.ApiTest;
import java.net.URI;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
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

    /** An address that is encoded already. */
    private MvcTestResult exactly(String address) {
        return mvc.get().uri(URI.create(address)).exchange();
    }

    private SearchProducts asked(String query) {
        store.reset();
        store.answer(SearchProducts.class, search -> new ProductPage(List.of(), null, 0, null));
        assertThat(exactly("/api/products" + query)).hasStatusOk();
        return store.asked(SearchProducts.class).get(0);
    }

    @Test
    void without_criteria_all_products_are_listed_by_id() {
        assertThat(asked("")).isEqualTo(new SearchProducts(ProductCriteria.ANY, ProductSort.ID, EUR, null, 50, false));
        assertThat(asked("?q=&author=%20&sort=&limit="))
                .isEqualTo(new SearchProducts(ProductCriteria.ANY, ProductSort.ID, EUR, null, 50, false));
    }

    @Test
    void all_criteria_go_along() {
        assertThat(asked("?q=little+nemo&author=McCay&yearFrom=-10&yearTo=1910&kind=COMIC&language=en-US&available=true"
                        + "&priceFrom=5&priceTo=12.99&currency=EUR&sort=-price&limit=7&facets=true"))
                .isEqualTo(new SearchProducts(
                        new ProductCriteria(
                                "little nemo",
                                "McCay",
                                -10,
                                1910,
                                ProductKind.COMIC,
                                "en-US",
                                true,
                                new PriceRange(EUR, 500L, 1299L)),
                        ProductSort.PRICE_DESCENDING,
                        EUR,
                        null,
                        7,
                        true));
    }

    @ParameterizedTest
    @CsvSource({
        "q=nemo, RELEVANCE",
        "q=nemo&sort=relevance, RELEVANCE",
        "q=nemo&sort=title, TITLE",
        "sort=-title, TITLE_DESCENDING",
        "sort=year, YEAR",
        "sort=-year, YEAR_DESCENDING",
        "sort=price, PRICE",
        "sort=newest, NEWEST",
        "year=1, ID"
    })
    void words_sort_by_relevance_unless_another_order_is_asked_for(String query, ProductSort sort) {
        assertThat(asked("?" + query).sort()).isEqualTo(sort);
    }

    @Test
    void a_currency_alone_asks_for_what_is_priced_in_it_and_prices_alone_are_in_the_store_s_own() {
        Currency yen = Currency.getInstance("JPY");
        assertThat(asked("?currency=JPY").criteria().price()).isEqualTo(new PriceRange(yen, null, null));
        assertThat(asked("?currency=JPY&sort=price").currency()).isEqualTo(yen);
        assertThat(asked("?priceTo=5").criteria().price()).isEqualTo(new PriceRange(EUR, null, 500L));
        assertThat(asked("?sort=price").criteria().price()).isNull();
    }

    @Test
    void what_was_found_is_shown_with_its_total_and_its_facets() {
        store.answer(
                SearchProducts.class,
                search -> new ProductPage(
                        List.of(product(PRODUCT, ProductStatus.ON_SALE, 0)),
                        PRODUCT + "|1.5",
                        31,
                        new ProductFacets(
                                List.of(new FacetCount("COMIC", 31)),
                                List.of(new FacetCount("en", 30)),
                                List.of(new FacetCount("-10", 1), new FacetCount("1900", 30)),
                                List.of(new FacetCount("Winsor McCay", 12)),
                                List.of(new FacetCount("true", 31)))));

        MvcTestResult answer = get("/api/products?q=nemo&facets=true");

        assertThat(answer).bodyJson().isLenientlyEqualTo("""
                        {"items": [{"title": "Little Nemo"}], "total": 31,
                         "facets": {"kinds": [{"value": "COMIC", "count": 31}], "languages": [{"value": "en", "count": 30}],
                                    "years": [{"from": -10, "to": -1, "count": 1}, {"from": 1900, "to": 1909, "count": 30}],
                                    "authors": [{"value": "Winsor McCay", "count": 12}],
                                    "availability": [{"value": "true", "count": 31}]}}""");
        assertThat(answer).bodyJson().extractingPath("$.next").asString().satisfies(next -> {
            assertThat(get("/api/products?q=nemo&facets=true&limit=3&cursor=" + next))
                    .hasStatusOk();
            for (String other : List.of("q=kat", "q=nemo&sort=title", "q=nemo&yearTo=2000", "limit=3", "")) {
                assertProblem(get("/api/products?" + other + "&cursor=" + next), 400, "invalid-parameter", "cursor");
            }
        });
        assertThat(store.asked(SearchProducts.class).get(1).after()).isEqualTo(PRODUCT + "|1.5");
    }

    @ParameterizedTest
    @CsvSource({
        "q=%00, q",
        "q=nemo%00, q",
        "q=%21%3F, q",
        "q=%F0%9F%98%80, q",
        "author=--, author",
        "yearFrom=soon, yearFrom",
        "yearFrom=99999999999999999999, yearFrom",
        "yearTo=3000, yearTo",
        "yearFrom=2000&yearTo=1999, yearFrom",
        "kind=BROOM, kind",
        "language=not%20a%20tag, language",
        "available=perhaps, available",
        "priceFrom=-1, priceFrom",
        "priceTo=1e3, priceTo",
        "priceTo=1.999, priceTo",
        "priceFrom=5&priceTo=4, priceFrom",
        "currency=XXX, currency",
        "currency=eur, currency",
        "sort=best, sort",
        "sort=id, sort",
        "sort=relevance, sort",
        "facets=1, facets",
        "limit=0, limit",
        "limit=201, limit",
        "limit=many, limit"
    })
    void a_criterion_that_cannot_be_meant_is_refused_with_its_name(String query, String field) {
        MvcTestResult answer = exactly("/api/products?" + query);

        assertProblem(answer, 400, "invalid-parameter", field);
        assertThat(answer).bodyJson().extractingPath("$.errors[0].field").isEqualTo(field);
        assertThat(store.asked(SearchProducts.class)).isEmpty();
    }

    @Test
    void a_query_string_that_cannot_be_decoded_is_refused() {
        for (String query : List.of("q=%zz", "q=%", "q=nemo&%u0041=1")) {
            MvcTestResult answer = mvc.get()
                    .uri("/api/products")
                    .with(request -> {
                        request.setQueryString(query);
                        return request;
                    })
                    .exchange();
            assertProblem(answer, 400, "invalid-parameter", "percent-encoded");
        }
    }

    @Test
    void of_a_parameter_that_comes_twice_the_first_counts() {
        assertThat(asked("?q=nemo&q=kat").criteria().words()).isEqualTo("nemo");
    }

    @Test
    void all_that_is_wrong_with_a_search_is_said_at_once() {
        MvcTestResult answer = get("/api/products?q=" + "n".repeat(201) + "&yearFrom=x&sort=best");

        assertThat(answer)
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.errors.length()")
                .isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"MQ", "%00", "a%20b"})
    void a_cursor_that_is_none_is_refused(String cursor) {
        assertProblem(exactly("/api/products?cursor=" + cursor), 400, "invalid-parameter", "cursor");
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
