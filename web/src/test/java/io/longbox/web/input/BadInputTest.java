package io.longbox.web.input;

import static io.longbox.web.Fixtures.PRODUCT;
import static io.longbox.web.Fixtures.PRODUCT_JSON;
import static io.longbox.web.Fixtures.PRODUCT_PATH;
import static io.longbox.web.Fixtures.USER_JSON;
import static io.longbox.web.Fixtures.USER_PATH;
import static io.longbox.web.Purchases.ORDER_PATH;
import static io.longbox.web.Purchases.REFUND;
import static org.assertj.core.api.Assertions.assertThat;

import io.longbox.web.ApiTest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What cannot be accepted is refused with a reason, at every address, before anything is done. */
class BadInputTest extends ApiTest {

    private static final String CART_PATH = "/api/users/11111111-1111-4111-8111-111111111111/cart";
    private static final String REQUEST_PATH = "/api/cart-requests/55555555-5555-4555-8555-555555555555";

    /** Every address that reads a body, with one it would accept. */
    private record Endpoint(HttpMethod method, String path, String body) {}

    private static final List<Endpoint> WITH_BODY = List.of(
            new Endpoint(HttpMethod.POST, "/api/users", USER_JSON),
            new Endpoint(HttpMethod.PUT, USER_PATH, USER_JSON),
            new Endpoint(
                    HttpMethod.POST,
                    USER_PATH + "/points",
                    "{\"operation\": \"ADD\", \"amount\": 1, \"reason\": \"x\"}"),
            new Endpoint(HttpMethod.POST, USER_PATH + "/suspension", "{\"reason\": \"x\"}"),
            new Endpoint(HttpMethod.PUT, USER_PATH + "/subscription", "{\"plan\": \"Gold\"}"),
            new Endpoint(
                    HttpMethod.POST,
                    "/api/plans",
                    "{\"name\": \"Gold\", \"period\": \"MONTHLY\", \"price\": {\"points\": 1}}"),
            new Endpoint(
                    HttpMethod.PUT, "/api/plans/" + PRODUCT, "{\"period\": \"MONTHLY\", \"price\": {\"points\": 1}}"),
            new Endpoint(HttpMethod.POST, "/api/products", PRODUCT_JSON),
            new Endpoint(HttpMethod.PUT, PRODUCT_PATH, PRODUCT_JSON),
            new Endpoint(HttpMethod.POST, PRODUCT_PATH + "/chapters", "{\"title\": \"x\"}"),
            new Endpoint(HttpMethod.PUT, "/api/chapters/77777777-7777-4777-8777-777777777777", "{\"title\": \"x\"}"),
            new Endpoint(HttpMethod.POST, PRODUCT_PATH + "/stock/receipts", "{\"quantity\": 1}"),
            new Endpoint(HttpMethod.POST, PRODUCT_PATH + "/stock/adjustments", "{\"change\": 1, \"reason\": \"x\"}"),
            new Endpoint(HttpMethod.POST, USER_PATH + "/cart/items", "{\"productId\": \"" + PRODUCT + "\"}"),
            new Endpoint(HttpMethod.PATCH, USER_PATH + "/cart/items/" + PRODUCT, "{\"quantity\": 1}"),
            new Endpoint(HttpMethod.PUT, PRODUCT_PATH + "/sale-terms", "{\"linePolicy\": \"HOLD\"}"),
            new Endpoint(HttpMethod.POST, USER_PATH + "/unlocks", "{\"chapterId\": \"" + PRODUCT + "\"}"),
            new Endpoint(HttpMethod.POST, USER_PATH + "/checkout", "{\"points\": 1}"),
            new Endpoint(HttpMethod.POST, ORDER_PATH + "/returns", "{\"reason\": \"torn\"}"),
            new Endpoint(HttpMethod.POST, ORDER_PATH + "/returns/" + REFUND + "/accept", "{\"restock\": true}"),
            new Endpoint(HttpMethod.POST, ORDER_PATH + "/returns/" + REFUND + "/reject", "{\"reason\": \"worn\"}"),
            new Endpoint(HttpMethod.POST, ORDER_PATH + "/refunds", "{\"reason\": \"sorry\"}"),
            new Endpoint(HttpMethod.PUT, USER_PATH + "/reading/" + PRODUCT.value(), "{\"page\": 1}"),
            new Endpoint(HttpMethod.POST, USER_PATH + "/notifications/read", "{\"upTo\": \"2026-03-01T10:00:00Z\"}"));

    @AfterEach
    void nothing_was_done() {
        assertThat(store.sent()).isEmpty();
    }

    static Stream<Arguments> every_malformed_body_at_every_endpoint() {
        List<Arguments> malformed = List.of(
                Arguments.of("", "A JSON body is required"),
                Arguments.of("null", "A JSON body is required"),
                Arguments.of("{", "ends too early (line 1, column"),
                Arguments.of("{\"a\"", "line 1, column"),
                Arguments.of("{]", "not well-formed JSON (line 1, column"),
                Arguments.of("name=Ada", "not well-formed JSON (line 1, column"),
                Arguments.of("[]", "The body must be an object"),
                Arguments.of("[[\"a\"]]", "The body must be an object"),
                Arguments.of("[\"a\"]", "The body must be an object"),
                Arguments.of("[{}]", "The body must be an object"),
                Arguments.of("\"text\"", "The body must be an object"),
                Arguments.of("12", "The body must be an object"),
                Arguments.of("{}{}", "not well-formed JSON"),
                Arguments.of("{\"nonsense\": 1}", "nonsense is not a known field"),
                Arguments.of("{\"\\u0000\": 1}", "is not a known field"),
                Arguments.of("{\"x\": ".repeat(2000), "nested too deeply"));
        return WITH_BODY.stream()
                .flatMap(endpoint ->
                        malformed.stream().map(body -> Arguments.of(endpoint, body.get()[0], body.get()[1])));
    }

    @ParameterizedTest
    @MethodSource("every_malformed_body_at_every_endpoint")
    void a_malformed_body_is_told_where_it_is_wrong(Endpoint endpoint, String body, String detail) {
        assertProblem(send(endpoint, MediaType.APPLICATION_JSON, body), 400, "malformed-json", detail);
    }

    static Stream<Endpoint> withBody() {
        return WITH_BODY.stream();
    }

    @ParameterizedTest
    @MethodSource("withBody")
    void a_field_that_is_there_twice_is_refused(Endpoint endpoint) {
        String body = endpoint.body();
        String twice = body.substring(0, body.lastIndexOf('}')) + ", " + body.substring(1);

        assertProblem(send(endpoint, MediaType.APPLICATION_JSON, twice), 400, "malformed-json", "is there twice");
    }

    @ParameterizedTest
    @MethodSource("withBody")
    void a_body_that_is_no_json_is_not_read(Endpoint endpoint) {
        assertProblem(
                send(endpoint, MediaType.TEXT_PLAIN, endpoint.body()),
                415,
                "unsupported-media-type",
                "application/json");
        assertProblem(
                send(endpoint, MediaType.APPLICATION_FORM_URLENCODED, "a=b"),
                415,
                "unsupported-media-type",
                "application/json");
    }

    @ParameterizedTest
    @MethodSource("withBody")
    void an_answer_that_may_not_be_json_is_not_given(Endpoint endpoint) {
        assertProblem(
                mvc.method(endpoint.method())
                        .uri(endpoint.path())
                        .contentType(MediaType.APPLICATION_JSON)
                        .accept(MediaType.IMAGE_PNG)
                        .content(endpoint.body())
                        .exchange(),
                406,
                "not-acceptable",
                "Accept");
    }

    @ParameterizedTest
    @MethodSource("withBody")
    void a_body_beyond_the_limit_is_not_read(Endpoint endpoint) {
        String padded = " ".repeat(17_000) + endpoint.body();

        assertProblem(send(endpoint, MediaType.APPLICATION_JSON, padded), 413, "body-too-large", "16384 bytes");
    }

    @ParameterizedTest
    @MethodSource("withBody")
    void a_body_that_is_no_utf_8_is_refused(Endpoint endpoint) {
        byte[] latin = "{\"name\": \"Andr\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1);

        MvcTestResult answer = mvc.method(endpoint.method())
                .uri(endpoint.path())
                .contentType(MediaType.APPLICATION_JSON)
                .content(latin)
                .exchange();

        assertThat(answer).hasStatus(400).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
    }

    @ParameterizedTest
    @MethodSource("withBody")
    void an_idempotency_key_out_of_shape_is_refused(Endpoint endpoint) {
        if (endpoint.method() != HttpMethod.POST) {
            return;
        }
        for (String key : List.of("", "two words", "k\u00e4y", "x".repeat(201))) {
            assertProblem(
                    mvc.post()
                            .uri(endpoint.path())
                            .contentType(MediaType.APPLICATION_JSON)
                            .header("Idempotency-Key", key)
                            .content(endpoint.body())
                            .exchange(),
                    400,
                    "invalid-header",
                    "Idempotency-Key");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            POST /api/users | {"email": "a@b.de"} | name | is required
            POST /api/users | {"name": "   ", "email": "a@b.de"} | name | must not be blank
            POST /api/users | {"name": "A\\u0000da", "email": "a@b.de"} | name | control characters
            POST /api/users | {"name": "A\\nda", "email": "a@b.de"} | name | control characters
            POST /api/users | {"name": "A\\ud800da", "email": "a@b.de"} | name | surrogate
            POST /api/users | {"name": 5, "email": "a@b.de"} | name | must be text
            POST /api/users | {"name": true, "email": "a@b.de"} | name | must be text
            POST /api/users | {"name": ["Ada"], "email": "a@b.de"} | name | must be text
            POST /api/users | {"name": {"first": "Ada"}, "email": "a@b.de"} | name | must be text
            POST /api/users | {"name": "Ada"} | email | is required
            POST /api/users | {"name": "Ada", "email": "ada"} | email | e-mail address
            POST /api/users | {"name": "Ada", "email": "ada@"} | email | e-mail address
            POST /api/users | {"name": "Ada", "email": "@b.de"} | email | e-mail address
            POST /api/users | {"name": "Ada", "email": "a da@b.de"} | email | e-mail address
            POST /api/users | {"name": "Ada", "email": "ada@b..de"} | email | e-mail address
            POST /api/users | {"name": "Ada", "email": "ada@b.de\\nBcc: x"} | email | control characters
            POST {user}/points | {"amount": 1, "reason": "x"} | operation | is required
            POST {user}/points | {"operation": "GIVE", "amount": 1, "reason": "x"} | operation | one of ADD, DEDUCT, SET, EARN
            POST {user}/points | {"operation": "add", "amount": 1, "reason": "x"} | operation | one of ADD, DEDUCT, SET, EARN
            POST {user}/points | {"operation": "", "amount": 1, "reason": "x"} | operation | one of ADD, DEDUCT, SET, EARN
            POST {user}/points | {"operation": 0, "amount": 1, "reason": "x"} | operation | one of ADD, DEDUCT, SET, EARN
            POST {user}/points | {"operation": "ADD", "reason": "x"} | amount | is required
            POST {user}/points | {"operation": "ADD", "amount": null, "reason": "x"} | amount | is required
            POST {user}/points | {"operation": "ADD", "amount": 0, "reason": "x"} | amount | between 1 and
            POST {user}/points | {"operation": "DEDUCT", "amount": -1, "reason": "x"} | amount | between 1 and
            POST {user}/points | {"operation": "SET", "amount": -1, "reason": "x"} | amount | between 0 and
            POST {user}/points | {"operation": "SET", "amount": 1000000000001, "reason": "x"} | amount | between 0 and
            POST {user}/points | {"operation": "ADD", "amount": 1.5, "reason": "x"} | amount | whole number
            POST {user}/points | {"operation": "ADD", "amount": 1e2, "reason": "x"} | amount | whole number
            POST {user}/points | {"operation": "ADD", "amount": "1", "reason": "x"} | amount | whole number
            POST {user}/points | {"operation": "ADD", "amount": "", "reason": "x"} | amount | whole number
            POST {user}/points | {"operation": "ADD", "amount": true, "reason": "x"} | amount | whole number
            POST {user}/points | {"operation": "ADD", "amount": [1], "reason": "x"} | amount | whole number
            POST {user}/points | {"operation": "ADD", "amount": 99999999999999999999, "reason": "x"} | amount | out of range
            POST {user}/points | {"operation": "ADD", "amount": 1} | reason | is required
            POST {user}/suspension | {} | reason | is required
            POST {user}/unlocks | {} | chapterId | is required
            POST {user}/unlocks | {"chapterId": "94"} | chapterId | must be a UUID
            POST {user}/unlocks | {"chapterId": "22222222-2222-4222-8222-222222222222", "price": 0} | price | between 1 and
            POST {user}/unlocks | {"chapterId": "22222222-2222-4222-8222-222222222222", "price": 1.5} | price | whole number
            POST {user}/unlocks | {"chapterId": "22222222-2222-4222-8222-222222222222", "price": "30"} | price | whole number
            PUT {user}/reading/22222222-2222-4222-8222-222222222222 | {} | page | is required
            PUT {user}/reading/22222222-2222-4222-8222-222222222222 | {"page": 0} | page | between 1 and
            PUT {user}/reading/22222222-2222-4222-8222-222222222222 | {"page": -1} | page | between 1 and
            PUT {user}/reading/22222222-2222-4222-8222-222222222222 | {"page": 99999999999999999999} | page | out of range
            PUT {user}/reading/22222222-2222-4222-8222-222222222222 | {"page": "7"} | page | whole number
            POST {user}/suspension | {"reason": ""} | reason | must not be blank
            POST /api/products | {"title": "T", "price": {"amount": "1", "currency": "EUR"}} | kind | is required
            POST /api/products | {"kind": "BOOK", "title": "T", "price": {"amount": "1", "currency": "EUR"}} | kind | one of COMIC
            POST /api/products | {"kind": "COMIC", "price": {"amount": "1", "currency": "EUR"}} | title | is required
            POST /api/products | {"kind": "COMIC", "title": "T"} | price | is required
            POST /api/products | {"kind": "COMIC", "title": "T", "price": "12.99"} | price | must be an object
            POST /api/products | {"kind": "COMIC", "title": "T", "price": {}} | price.currency | is required
            POST /api/products | {"kind": "COMIC", "title": "T", "price": {"amount": [], "currency": "EUR"}} | price.amount | must be text
            POST /api/products | {"kind": "COMIC", "title": "T", "price": {"amount": "1", "value": 1}} | price.value | not a known field; known are amount, currency
            POST /api/products | {"kind": "COMIC", "title": "T", "authors": "Me", "price": {"amount": "1", "currency": "EUR"}} | authors | must be an array
            POST /api/products | {"kind": "COMIC", "title": "T", "authors": ["Me", null], "price": {"amount": "1", "currency": "EUR"}} | authors[1] | is required
            POST /api/products | {"kind": "COMIC", "title": "T", "authors": ["Me", 7], "price": {"amount": "1", "currency": "EUR"}} | authors[1] | must be text
            POST /api/products | {"kind": "COMIC", "title": "T", "authors": [["Me"]], "price": {"amount": "1", "currency": "EUR"}} | authors[0] | must be text
            POST /api/products | {"kind": "COMIC", "title": "T", "authors": [[]], "price": {"amount": "1", "currency": "EUR"}} | authors[0] | must be text
            POST /api/products | {"kind": "COMIC", "title": ["T"], "price": {"amount": "1", "currency": "EUR"}} | title | must be text
            POST /api/products | {"kind": "COMIC", "title": [], "price": {"amount": "1", "currency": "EUR"}} | title | must be text
            POST /api/products | {"kind": "COMIC", "title": "T", "year": 2201, "price": {"amount": "1", "currency": "EUR"}} | year | between -3000 and 2200
            POST /api/products | {"kind": "COMIC", "title": "T", "year": "1905", "price": {"amount": "1", "currency": "EUR"}} | year | whole number
            POST /api/products | {"kind": "COMIC", "title": "T", "isbn": "12", "price": {"amount": "1", "currency": "EUR"}} | isbn | ISBN-10 or ISBN-13
            POST /api/products | {"kind": "COMIC", "title": "T", "isbn": 439023483, "price": {"amount": "1", "currency": "EUR"}} | isbn | must be text
            POST /api/products | {"kind": "COMIC", "title": "T", "language": "e", "price": {"amount": "1", "currency": "EUR"}} | language | language tag
            POST /api/products | {"kind": "COMIC", "title": "T", "description": "a\\u0000b", "price": {"amount": "1", "currency": "EUR"}} | description | control characters
            POST /api/plans | {"period": "MONTHLY", "price": {"points": 1}} | name | is required
            POST /api/plans | {"name": " ", "period": "MONTHLY", "price": {"points": 1}} | name | must not be blank
            POST /api/plans | {"name": "Gold", "price": {"points": 1}} | period | is required
            POST /api/plans | {"name": "Gold", "period": "WEEKLY", "price": {"points": 1}} | period | one of MONTHLY, QUARTERLY, YEARLY
            POST /api/plans | {"name": "Gold", "period": "MONTHLY"} | price | is required
            POST /api/plans | {"name": "Gold", "period": "MONTHLY", "price": {}} | price | in points, or an amount
            POST /api/plans | {"name": "Gold", "period": "MONTHLY", "price": {"points": 1, "amount": "1", "currency": "EUR"}} | price | in points, or an amount
            POST /api/plans | {"name": "Gold", "period": "MONTHLY", "price": {"points": -1}} | price.points | between 0 and
            POST /api/plans | {"name": "Gold", "period": "MONTHLY", "price": {"points": 1.5}} | price.points | whole number
            POST /api/plans | {"name": "Gold", "period": "MONTHLY", "price": {"amount": "1"}} | price.currency | is required
            POST /api/plans | {"name": "Gold", "period": "MONTHLY", "price": {"currency": "EUR"}} | price.amount | is required
            POST /api/plans | {"name": "Gold", "period": "MONTHLY", "price": {"amount": 0, "currency": "EUR"}} | price.amount | must be more than 0
            POST /api/plans | {"name": "Gold", "period": "MONTHLY", "price": {"amount": "0.999", "currency": "EUR"}} | price.amount | 2 fraction digits
            POST /api/plans | {"name": "Gold", "period": "MONTHLY", "price": {"points": 1}, "benefits": {"pointsMultiplier": 0.99}} | benefits.pointsMultiplier | between 1 and 100
            POST /api/plans | {"name": "Gold", "period": "MONTHLY", "price": {"points": 1}, "benefits": {"pointsMultiplier": 100.01}} | benefits.pointsMultiplier | between 1 and 100
            POST /api/plans | {"name": "Gold", "period": "MONTHLY", "price": {"points": 1}, "benefits": {"pointsMultiplier": 1.005}} | benefits.pointsMultiplier | two decimals
            POST /api/plans | {"name": "Gold", "period": "MONTHLY", "price": {"points": 1}, "benefits": {"pointsMultiplier": 1e99999999}} | benefits.pointsMultiplier | between 1 and 100
            POST /api/plans | {"name": "Gold", "period": "MONTHLY", "price": {"points": 1}, "benefits": {"pointsMultiplier": 1e-99999999}} | benefits.pointsMultiplier | between 1 and 100
            POST /api/plans | {"name": "Gold", "period": "MONTHLY", "price": {"points": 1}, "benefits": {"discountPercent": 0}} | benefits.discountPercent | between 1 and 100
            POST /api/plans | {"name": "Gold", "period": "MONTHLY", "price": {"points": 1}, "benefits": {"discountPercent": 101}} | benefits.discountPercent | between 1 and 100
            POST /api/plans | {"name": "Gold", "period": "MONTHLY", "price": {"points": 1}, "benefits": {"discountPercent": 9999999999}} | benefits.discountPercent | between 1 and 100
            PUT /api/plans/22222222-2222-4222-8222-222222222222 | {"name": "Other", "period": "MONTHLY", "price": {"points": 1}} | name | left as it is
            PUT {user}/subscription | {} | plan | is required
            PUT {user}/subscription | {"plan": ""} | plan | must not be blank
            PUT {user}/subscription | {"plan": "Gold", "from": "LATER"} | from | one of NEXT_TERM, NOW
            PUT {user}/subscription | {"plan": "Gold", "payment": {"amount": "1", "currency": "EUR"}} | payment.reference | is required
            PUT {user}/subscription | {"plan": "Gold", "payment": {"reference": "p1", "currency": "EUR"}} | payment.amount | is required
            PUT {user}/subscription | {"plan": "Gold", "payment": {"reference": "p1", "amount": "1"}} | payment.currency | is required
            PUT {user}/subscription | {"plan": "Gold", "payment": {"reference": "p1", "amount": "-1", "currency": "EUR"}} | payment.amount | at least 0
            POST {product}/stock/receipts | {} | quantity | is required
            POST {product}/stock/receipts | {"quantity": 0} | quantity | between 1 and 1000000
            POST {product}/stock/receipts | {"quantity": -5} | quantity | between 1 and 1000000
            POST {product}/stock/receipts | {"quantity": 1000001} | quantity | between 1 and 1000000
            POST {product}/stock/receipts | {"quantity": 1.0} | quantity | whole number
            POST {product}/stock/adjustments | {"change": 0, "reason": "x"} | change | must not be 0
            POST {product}/stock/adjustments | {"reason": "x"} | change | is required
            POST {product}/stock/adjustments | {"change": 5} | reason | is required
            POST {product}/stock/adjustments | {"change": -2000000, "reason": "x"} | change | between -1000000 and 1000000
            POST {user}/cart/items | {} | productId | is required
            POST {user}/cart/items | {"productId": "1-1-1-1-1"} | productId | must be a UUID
            POST {user}/cart/items | {"productId": 94} | productId | must be text
            POST {user}/cart/items | {"productId": "22222222-2222-4222-8222-222222222222", "quantity": 0} | quantity | between 1 and
            POST {user}/cart/items | {"productId": "22222222-2222-4222-8222-222222222222", "onShortage": "MAYBE"} | onShortage | one of REJECT, WAIT
            PUT {product}/sale-terms | {} | linePolicy | is required
            PUT {product}/sale-terms | {"linePolicy": "JUMP"} | linePolicy | one of HOLD, SKIP
            PUT {product}/sale-terms | {"linePolicy": "HOLD", "hold": "15 minutes"} | hold | ISO 8601 duration from PT1S to P365D
            PUT {product}/sale-terms | {"linePolicy": "HOLD", "hold": "PT0.9S"} | hold | ISO 8601 duration
            PUT {product}/sale-terms | {"linePolicy": "HOLD", "hold": "-PT15M"} | hold | ISO 8601 duration
            PUT {product}/sale-terms | {"linePolicy": "HOLD", "hold": ""} | hold | ISO 8601 duration
            PUT {product}/sale-terms | {"linePolicy": "HOLD", "hold": 900} | hold | must be text
            PUT {product}/sale-terms | {"linePolicy": "HOLD", "offer": "P365DT1S"} | offer | ISO 8601 duration
            PUT {product}/sale-terms | {"linePolicy": "HOLD", "offer": "P1M"} | offer | ISO 8601 duration
            PUT {product}/sale-terms | {"linePolicy": "HOLD", "offer": "PT99999999999999999999H"} | offer | ISO 8601 duration
            POST {user}/notifications/read | {} | ids | is required, or else upTo
            POST {user}/notifications/read | {"ids": null, "upTo": null} | ids | is required, or else upTo
            POST {user}/notifications/read | {"ids": []} | ids | must have an element
            POST {user}/notifications/read | {"ids": "all"} | ids | must be an array
            POST {user}/notifications/read | {"ids": [7]} | ids[0] | must be text
            POST {user}/notifications/read | {"ids": [["a"]]} | ids[0] | must be text
            POST {user}/notifications/read | {"ids": [null]} | ids[0] | is required
            POST {user}/notifications/read | {"ids": ["1-1-1-1-1"]} | ids[0] | must be a UUID
            POST {user}/notifications/read | {"ids": ["22222222-2222-4222-8222-222222222222"], "upTo": "2026-03-01T10:00:00Z"} | upTo | together with ids
            POST {user}/notifications/read | {"upTo": "yesterday"} | upTo | ISO 8601 time
            POST {user}/notifications/read | {"upTo": "2026-03-01T10:00:00"} | upTo | ISO 8601 time with its offset
            POST {user}/notifications/read | {"upTo": "2026-13-01T10:00:00Z"} | upTo | ISO 8601 time
            POST {user}/notifications/read | {"upTo": "-999999999-01-01T00:00:00Z"} | upTo | not before 1970
            POST {user}/notifications/read | {"upTo": 1772359200} | upTo | must be text
            PATCH {item} | {} | quantity | is required
            PATCH {item} | {"quantity": -1} | quantity | between 1 and
            """)
    void a_value_that_cannot_be_accepted_is_named(String address, String body, String field, String message) {
        String[] parts = address.split(" ");
        String path = parts[1].replace("{user}", USER_PATH)
                .replace("{product}", PRODUCT_PATH)
                .replace("{item}", USER_PATH + "/cart/items/" + PRODUCT);

        MvcTestResult answer =
                send(new Endpoint(HttpMethod.valueOf(parts[0]), path, body), MediaType.APPLICATION_JSON, body);

        assertThat(answer).hasStatus(400).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(answer).bodyJson().extractingPath("$.errors[0].field").isEqualTo(field);
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.errors[0].message")
                .asString()
                .contains(message);
        assertThat(answer).bodyText().doesNotContain("io.longbox", "java.", "tools.jackson");
    }

    @Test
    void all_that_is_wrong_is_told_at_once() {
        MvcTestResult answer =
                post("/api/users", "{\"name\": \"\", \"email\": \"x\"}").exchange();

        assertProblem(answer, 400, "invalid-input", "1 more in errors");
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.errors[*].field")
                .asArray()
                .containsExactly("name", "email");
    }

    @ParameterizedTest
    @CsvSource({"title, 500", "publisher, 200", "language, 35"})
    void a_text_has_a_longest_length(String field, int max) {
        String body = "{\"kind\": \"COMIC\", \"title\": \"T\", \"price\": {\"amount\": \"1\", \"currency\": \"EUR\"}, "
                        .replace("title", field.equals("title") ? "publisher" : "title")
                + "\"" + field + "\": \"" + "\ud83d\udcda".repeat(max + 1) + "\"}";

        MvcTestResult answer = post("/api/products", body).exchange();

        assertThat(answer)
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.errors[0].message")
                .asString()
                .contains("longer than " + max);
    }

    @Test
    void a_list_of_authors_has_an_end() {
        String authors = "\"A\"" + ", \"A\"".repeat(100);

        MvcTestResult answer = post(
                        "/api/products",
                        "{\"kind\": \"COMIC\", \"title\": \"T\", \"authors\": [" + authors
                                + "], \"price\": {\"amount\": \"1\", \"currency\": \"EUR\"}}")
                .exchange();

        assertProblem(answer, 400, "invalid-input", "more than 100 elements");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/users/1",
                "/api/users/1-1-1-1-1/points",
                "/api/products/zzzzzzzz-2222-4222-8222-222222222222",
                "/api/products/22222222222242228222222222222222/stock",
                "/api/users/1/cart",
                "/api/users/11111111-1111-4111-8111-111111111111/cart/items/94",
                "/api/cart-requests/94",
                "/api/products/94/waitlist",
                "/api/products/22222222-2222-4222-8222-222222222222/waitlist/94",
                "/api/users/94/waitlist",
                "/api/products/94/sale-terms",
                "/api/users/94/notifications",
                "/api/users/94/notifications/live",
                "/api/products/94/live",
                "/api/products/22222222-2222-4222-8222-222222222222/live?userId=94",
                "/api/users/94/unlocks",
                "/api/users/11111111-1111-4111-8111-111111111111/unlocks/94",
                "/api/users/94/reading/history",
                "/api/users/11111111-1111-4111-8111-111111111111/reading/94",
                "/api/chapters/94/access",
                "/api/chapters/22222222-2222-4222-8222-222222222222/access?user=94",
                "/api/audit/products/94/fairness",
                "/api/audit/products/22222222-2222-4222-8222-222222222222/why?user=94"
            })
    void an_id_in_a_path_must_be_a_uuid(String path) {
        assertProblem(get(path), 400, "invalid-parameter", "must be a UUID");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {product}/waitlist?status=QUEUED | status must be one of WAITING, OFFERED, CLAIMED, EXPIRED, LEFT, PASSED_OVER
            {user}/waitlist?status=0 | status must be one of
            {product}/waitlist?limit=0 | limit
            {product}/waitlist?limit=201 | limit
            {product}/waitlist?cursor=MQ | cursor
            {user}/waitlist?limit=many | limit must be a whole number
            {user}/waitlist?cursor=MQ | cursor
            {user}/notifications?unread=perhaps | unread must be true or false
            {user}/notifications?limit=1000 | limit
            {user}/notifications?cursor=MQ | cursor
            {user}/unlocks?cursor=MQ | cursor
            {user}/unlocks?limit=0 | limit
            {user}/reading?limit=201 | limit
            {user}/reading/history?cursor=MQ | cursor
            {user}/reading/history?limit=0 | limit
            /api/ops/sagas?resting=perhaps | resting must be true or false
            /api/ops/sagas?process=../x | process must be the name of a process
            /api/ops/sagas?process=x%00 | process must be the name of a process
            /api/ops/sagas?cursor=MQ | cursor
            /api/ops/sagas?limit=-1 | limit
            /api/audit/events | must have the parameter stream
            /api/audit/events?stream= | stream must be the id
            /api/audit/events?stream=94 | stream must be the id
            /api/audit/events?stream=order-22222222-2222-4222-8222-222222222222 | stream must be the id
            /api/audit/events?stream=stock-22222222-2222-4222-8222-222222222222x | stream must be the id
            /api/audit/events?stream=stock-22222222-2222-4222-8222-222222222222&cursor=MQ | cursor
            /api/audit/events?stream=stock-22222222-2222-4222-8222-222222222222&limit=201 | limit
            /api/audit/products/22222222-2222-4222-8222-222222222222/why | must have the parameter user
            """)
    void a_parameter_that_cannot_be_understood_is_named(String address, String detail) {
        String path = address.replace("{user}", USER_PATH).replace("{product}", PRODUCT_PATH);

        assertProblem(mvc.get().uri(URI.create(path)).exchange(), 400, "invalid-parameter", detail);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api", "/api/nothing", "/nothing", "/api/users/", "/api/products/x/y/z", "/error/x"})
    void an_unknown_address_is_not_found(String path) {
        assertProblem(get(path), 404, "not-found", "nothing at this address");
    }

    @ParameterizedTest
    @CsvSource({
        "DELETE, /api/users",
        "PATCH, /api/products",
        "PUT, /api/cart-requests/x",
        "POST, /api/users/x/cart",
        "POST, /api/products/x/live",
        "POST, /api/products/x/sale-terms",
        "GET, /api/users/x/checkout/begin",
        "DELETE, /api/users/x/checkout",
        "PUT, /api/orders/x",
        "DELETE, /api/audit/events",
        "POST, /api/ops/sagas"
    })
    void a_method_an_address_does_not_know_is_refused(String method, String path) {
        MvcTestResult answer = mvc.method(HttpMethod.valueOf(method)).uri(path).exchange();

        assertProblem(answer, 405, "method-not-allowed", "It knows");
        assertThat(answer).containsHeader("Allow");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/users", "/api/products", CART_PATH, REQUEST_PATH, "/api/ops/sagas"})
    void an_answer_in_another_format_is_not_given(String path) {
        assertProblem(
                mvc.get().uri(path).accept(MediaType.APPLICATION_XML).exchange(), 406, "not-acceptable", "Accept");
    }

    @Test
    void an_answer_in_another_format_says_which_there_are() {
        assertProblem(
                mvc.get()
                        .uri("/api/audit/events?stream=" + PRODUCT)
                        .accept(MediaType.APPLICATION_XML)
                        .exchange(),
                406,
                "not-acceptable",
                "application/json or application/x-ndjson");
        assertProblem(
                mvc.get()
                        .uri(PRODUCT_PATH + "/live")
                        .accept(MediaType.APPLICATION_JSON)
                        .exchange(),
                406,
                "not-acceptable",
                "text/event-stream");
    }

    @Test
    void a_request_that_is_turned_away_early_names_its_address_too() {
        String path = USER_PATH + "/points";
        MvcTestResult tooLarge = post(path, " ".repeat(17_000)).exchange();
        MvcTestResult badKey =
                post(path, "{}").header("Idempotency-Key", "two words").exchange();

        assertThat(tooLarge).bodyJson().extractingPath("$.instance").isEqualTo(path);
        assertThat(badKey).bodyJson().extractingPath("$.instance").isEqualTo(path);
    }

    private MvcTestResult send(Endpoint endpoint, MediaType type, String body) {
        return mvc.method(endpoint.method())
                .uri(endpoint.path())
                .contentType(type)
                .content(body)
                .exchange();
    }
}
