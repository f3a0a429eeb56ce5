package io.longbox.web.shipping;

import static io.longbox.web.Fixtures.EUR;
import static io.longbox.web.Fixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.longbox.api.Money;
import io.longbox.api.Refusal;
import io.longbox.api.shipping.ChangeShippingMethod;
import io.longbox.api.shipping.CreateShippingMethod;
import io.longbox.api.shipping.DeliveryDays;
import io.longbox.api.shipping.FindShippingMethod;
import io.longbox.api.shipping.ListShippingMethods;
import io.longbox.api.shipping.RetireShippingMethod;
import io.longbox.api.shipping.ShippingMethodId;
import io.longbox.api.shipping.ShippingMethodPage;
import io.longbox.api.shipping.ShippingMethodStatus;
import io.longbox.api.shipping.ShippingMethodView;
import io.longbox.api.shipping.ShippingTerms;
import io.longbox.web.ApiTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

class ShippingMethodApiTest extends ApiTest {

    private static final String METHODS = "/api/shipping-methods";
    private static final ShippingMethodId STANDARD = ShippingMethodId.of("77777777-7777-4777-8777-777777777777");
    private static final String PATH = METHODS + "/" + STANDARD;
    private static final ShippingTerms TERMS = new ShippingTerms(
            "Standard", new Money(490, EUR), new Money(5000, EUR), List.of("AT", "DE"), new DeliveryDays(2, 4));
    private static final ShippingTerms PLAIN =
            new ShippingTerms("Anywhere", new Money(990, EUR), null, List.of(), null);
    private static final String TERMS_JSON = """
            {"name": "Standard", "price": {"amount": "4.90", "currency": "EUR"},
             "freeFrom": {"amount": 50, "currency": "EUR"}, "countries": ["DE", "AT", "DE"],
             "days": {"from": 2, "to": 4}}""";
    private static final String PLAIN_JSON = """
            {"name": "Anywhere", "price": {"amount": "9.90", "currency": "EUR"}}""";

    @Test
    void an_offered_method_is_answered_as_the_view_shows_it() {
        store.answer(CreateShippingMethod.class, create -> 0L);
        store.answer(FindShippingMethod.class, find -> view(find.method(), TERMS, 0));

        MvcTestResult answer = post(METHODS, TERMS_JSON).exchange();

        CreateShippingMethod sent = store.theOnly(CreateShippingMethod.class);
        assertThat(sent.terms()).isEqualTo(TERMS);
        assertThat(answer)
                .hasStatus(201)
                .hasHeader("Location", METHODS + "/" + sent.method())
                .hasHeader("ETag", "\"0\"")
                .bodyJson()
                .isStrictlyEqualTo("""
                        {"id": "%s", "name": "Standard", "price": {"amount": "4.90", "currency": "EUR"},
                         "freeFrom": {"amount": "50.00", "currency": "EUR"}, "countries": ["AT", "DE"],
                         "days": {"from": 2, "to": 4}, "status": "ON_OFFER",
                         "createdAt": "2026-03-01T10:00:00Z"}""".formatted(sent.method()));
    }

    @Test
    void a_method_whose_view_lags_is_answered_from_what_is_known() {
        store.answer(CreateShippingMethod.class, create -> 0L);
        store.answer(FindShippingMethod.class, find -> null);

        MvcTestResult answer = post(METHODS, PLAIN_JSON).exchange();

        assertThat(store.theOnly(CreateShippingMethod.class).terms()).isEqualTo(PLAIN);
        assertThat(answer).hasStatus(201).hasHeader("ETag", "\"0\"");
        assertThat(answer).bodyJson().extractingPath("$.countries").asArray().isEmpty();
        assertThat(answer).bodyJson().extractingPath("$.createdAt").isNull();
    }

    @Test
    void everything_that_is_wrong_is_told_at_once() {
        MvcTestResult answer = post(METHODS, """
                        {"name": " ", "price": {"amount": "4.999", "currency": "EUR"},
                         "freeFrom": {"amount": "50", "currency": "USD"}, "countries": ["DE", "XX", null],
                         "days": {"from": 4, "to": 2}}""").exchange();

        assertProblem(answer, 400, "invalid-input", "name");
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.errors[*].field")
                .asArray()
                .containsExactlyInAnyOrder(
                        "name", "price.amount", "freeFrom.currency", "countries[1]", "countries[2]", "days");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"from\": -1, \"to\": 2} | days.from",
                "{\"from\": 1, \"to\": 366} | days.to",
                "{\"from\": 1} | days.to",
                "{} | days.from"
            })
    void days_make_sense(String days, String field) {
        MvcTestResult answer = post(METHODS, """
                        {"name": "Slow", "price": {"amount": "1", "currency": "EUR"}, "days": %s}""".formatted(days)).exchange();

        assertProblem(answer, 400, "invalid-input", field);
    }

    @Test
    void a_method_is_found_whether_or_not_it_is_on_offer() {
        store.answer(
                FindShippingMethod.class,
                find -> new ShippingMethodView(STANDARD, PLAIN, ShippingMethodStatus.RETIRED, NOW, 3));

        MvcTestResult answer = get(PATH);

        assertThat(answer).hasStatusOk().hasHeader("ETag", "\"3\"");
        assertThat(answer).bodyJson().extractingPath("$.status").isEqualTo("RETIRED");
        assertThat(answer).bodyJson().extractingPath("$.days").isNull();
    }

    @Test
    void an_unknown_method_is_not_found() {
        store.answer(FindShippingMethod.class, find -> null);

        assertProblem(get(PATH), 404, "not-found", "no such shipping method");
        assertProblem(get(METHODS + "/standard"), 400, "invalid-parameter", "methodId");
    }

    @Test
    void a_method_is_changed_if_nobody_else_changed_it() {
        store.answer(ChangeShippingMethod.class, change -> 2L);
        store.answer(FindShippingMethod.class, find -> view(STANDARD, PLAIN, 2));

        MvcTestResult answer = put(PATH, PLAIN_JSON).header("If-Match", "\"1\"").exchange();

        assertThat(answer).hasStatusOk().hasHeader("ETag", "\"2\"");
        assertThat(store.theOnly(ChangeShippingMethod.class)).isEqualTo(new ChangeShippingMethod(STANDARD, PLAIN, 1L));
    }

    @Test
    void a_stale_change_is_refused() {
        store.refuse(ChangeShippingMethod.class, Refusal.Code.STALE_VERSION, "it is at version 3");

        assertProblem(
                put(PATH, PLAIN_JSON).header("If-Match", "\"1\"").exchange(), 412, "stale-version", "at version 3");
    }

    @Test
    void a_method_is_retired() {
        store.answer(RetireShippingMethod.class, retire -> 1L);
        store.answer(FindShippingMethod.class, find -> view(STANDARD, PLAIN, 1));

        assertThat(delete(PATH)).hasStatus(204);
        assertThat(store.theOnly(RetireShippingMethod.class)).isEqualTo(new RetireShippingMethod(STANDARD, null));
    }

    @Test
    void methods_are_listed_by_country_and_currency() {
        store.answer(ListShippingMethods.class, list -> {
            assertThat(list).isEqualTo(new ListShippingMethods("DE", EUR, null, 50));
            return new ShippingMethodPage(List.of(view(STANDARD, TERMS, 0)), null);
        });

        assertThat(get(METHODS + "?country=DE&currency=EUR"))
                .bodyJson()
                .extractingPath("$.items[0].name")
                .isEqualTo("Standard");
    }

    @Test
    void a_list_goes_on_where_its_cursor_says() {
        store.answer(
                ListShippingMethods.class,
                list -> list.after() == null
                        ? new ShippingMethodPage(List.of(view(STANDARD, TERMS, 0)), STANDARD)
                        : new ShippingMethodPage(List.of(), null));

        assertThat(get(METHODS + "?limit=1"))
                .bodyJson()
                .extractingPath("$.next")
                .asString()
                .satisfies(next -> assertThat(get(METHODS + "?limit=1&cursor=" + next))
                        .bodyJson()
                        .isStrictlyEqualTo("{\"items\": [], \"next\": null}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"country=XX", "country=de", "country=", "currency=XXX", "currency=euro", "limit=0"})
    void a_filter_that_makes_no_sense_is_refused(String query) {
        assertProblem(get(METHODS + "?" + query), 400, "invalid-parameter", query.substring(0, query.indexOf('=')));
    }

    private static ShippingMethodView view(ShippingMethodId id, ShippingTerms terms, long version) {
        return new ShippingMethodView(id, terms, ShippingMethodStatus.ON_OFFER, NOW, version);
    }
}
