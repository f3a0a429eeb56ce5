package io.longbox.web.checkout;

import static io.longbox.web.Fixtures.EUR;
import static io.longbox.web.Fixtures.NOW;
import static io.longbox.web.Fixtures.PRODUCT;
import static io.longbox.web.Fixtures.USER;
import static io.longbox.web.Fixtures.USER_PATH;
import static io.longbox.web.Fixtures.cart;
import static io.longbox.web.Fixtures.item;
import static io.longbox.web.Fixtures.user;
import static io.longbox.web.Purchases.GOLD;
import static io.longbox.web.Purchases.PARCEL;
import static io.longbox.web.Purchases.address;
import static io.longbox.web.Purchases.eur;
import static io.longbox.web.Purchases.fallen;
import static io.longbox.web.Purchases.order;
import static io.longbox.web.Purchases.parcel;
import static org.assertj.core.api.Assertions.assertThat;

import io.longbox.api.Money;
import io.longbox.api.PersonalText;
import io.longbox.api.Points;
import io.longbox.api.Quantity;
import io.longbox.api.Refusal;
import io.longbox.api.cart.CartItemView;
import io.longbox.api.cart.CheckOut;
import io.longbox.api.cart.FindCart;
import io.longbox.api.cart.ListedTitle;
import io.longbox.api.order.CancellationReason;
import io.longbox.api.order.CheckoutTerms;
import io.longbox.api.order.FindOrder;
import io.longbox.api.order.OrderId;
import io.longbox.api.order.OrderStatus;
import io.longbox.api.order.OrderView;
import io.longbox.api.order.PointsPayment;
import io.longbox.api.payment.CardBrand;
import io.longbox.api.payment.DeclineReason;
import io.longbox.api.payment.TokenisedCard;
import io.longbox.api.plan.PlanBenefits;
import io.longbox.api.plan.PlanPeriod;
import io.longbox.api.plan.PlanPrice;
import io.longbox.api.plan.PlanTerms;
import io.longbox.api.shipping.FindShippingMethod;
import io.longbox.api.shipping.ListShipments;
import io.longbox.api.shipping.ListShippingMethods;
import io.longbox.api.shipping.Shipments;
import io.longbox.api.shipping.ShippingChoice;
import io.longbox.api.shipping.ShippingMethodPage;
import io.longbox.api.shipping.ShippingMethodStatus;
import io.longbox.api.user.FindUser;
import io.longbox.api.user.SubscriptionView;
import io.longbox.api.user.UserStatus;
import io.longbox.api.user.UserView;
import io.longbox.web.ApiTest;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ExtendWith(OutputCaptureExtension.class)
class CheckoutApiTest extends ApiTest {

    private static final String CHECKOUT = USER_PATH + "/checkout";
    private static final String NUMBER = "4242424242424242";
    private static final String ADDRESS = """
            {"recipient": "Ada Lovelace", "street": "12 St James's Square", "postalCode": "SW1Y 4LB",
             "city": "London", "country": "GB"}""";
    private static final String CARD = """
            {"number": "4242424242424242", "expiry": "08/31", "code": "123"}""";

    @Autowired
    private JdbcTemplate jdbc;

    @BeforeEach
    void a_reader_with_a_cart() {
        jdbc.update("DELETE FROM web.idempotency_key");
        store.answer(FindUser.class, find -> user(USER, UserStatus.ACTIVE, 0));
        store.answer(FindCart.class, find -> cart(6, item(2)));
        store.answer(FindShippingMethod.class, find -> parcel(ShippingMethodStatus.ON_OFFER));
        store.answer(
                ListShippingMethods.class,
                list -> new ShippingMethodPage(List.of(parcel(ShippingMethodStatus.ON_OFFER)), null));
        store.answer(ListShipments.class, list -> new Shipments(List.of()));
        store.answer(CheckOut.class, checkOut -> 7L);
        becomes(id -> order(id, OrderStatus.PAID));
    }

    @Test
    void who_pays_gets_the_order() {
        MvcTestResult answer = post(CHECKOUT, body(ADDRESS, CARD, null)).exchange();

        assertThat(answer).hasStatus(201);
        assertThat(answer).bodyJson().extractingPath("$.status").isEqualTo("PAID");
        assertThat(answer).bodyJson().extractingPath("$.payment.card.lastFour").isEqualTo("4242");
        CheckOut sent = store.theOnly(CheckOut.class);
        assertThat(answer).hasHeader(HttpHeaders.LOCATION, "/api/orders/" + sent.order());
        assertThat(sent)
                .isEqualTo(new CheckOut(
                        USER,
                        sent.order(),
                        new CheckoutTerms(
                                new ShippingChoice(PARCEL, "Parcel", eur(490), address()),
                                null,
                                null,
                                new TokenisedCard("tok_1", CardBrand.VISA, "4242")),
                        List.of(new ListedTitle(PRODUCT, "Little Nemo")),
                        null,
                        NOW));
    }

    @Test
    void the_address_reaches_the_cart_under_its_owner_s_key() {
        post(CHECKOUT, body(ADDRESS, CARD, null)).exchange();

        assertThat(store.theOnly(CheckOut.class).terms().shipping().address().recipient())
                .isEqualTo(new PersonalText(USER, "Ada Lovelace"));
    }

    @Test
    void a_subscriber_pays_less_while_the_term_is_running() {
        store.answer(FindUser.class, find -> subscriber(NOW.plusSeconds(1)));
        post(CHECKOUT, body(ADDRESS, CARD, null)).exchange();
        assertThat(store.theOnly(CheckOut.class).terms().discount()).isEqualTo(GOLD);

        store.sent().clear();
        store.answer(FindUser.class, find -> subscriber(NOW));
        post(CHECKOUT, body(ADDRESS, CARD, null)).exchange();
        assertThat(store.theOnly(CheckOut.class).terms().discount()).isNull();
    }

    @Test
    void what_is_dear_enough_is_sent_free() {
        store.answer(FindCart.class, find -> cart(6, item(4)));

        post(CHECKOUT, body(ADDRESS, CARD, null)).exchange();

        assertThat(store.theOnly(CheckOut.class).terms().shipping().price()).isEqualTo(eur(0));
    }

    @Test
    void points_pay_a_part() {
        post(CHECKOUT, body(ADDRESS, CARD, "100")).exchange();

        assertThat(store.theOnly(CheckOut.class).terms().points())
                .isEqualTo(new PointsPayment(new Points(100), eur(200)));
    }

    @Test
    void points_may_pay_all_of_it_and_then_no_card_is_needed_nor_looked_at() {
        store.answer(FindCart.class, find -> cart(6, cheap(10)));

        assertThat(post(CHECKOUT, body(ADDRESS, null, "250")).exchange()).hasStatus(201);
        assertThat(store.theOnly(CheckOut.class).terms().card()).isNull();

        store.sent().clear();
        assertThat(post(CHECKOUT, body(ADDRESS, CARD, "250")).exchange()).hasStatus(201);
        assertThat(store.theOnly(CheckOut.class).terms().card()).isNull();
        assertThat(cards.asked()).isZero();
    }

    @Test
    void the_cart_must_be_the_one_that_was_seen() {
        post(CHECKOUT, body(ADDRESS, CARD, null)).header("If-Match", "\"6\"").exchange();
        assertThat(store.theOnly(CheckOut.class).expectedVersion()).isEqualTo(6L);

        store.sent().clear();
        store.refuse(CheckOut.class, Refusal.Code.STALE_VERSION, "the cart is at version 7, not 6");
        assertProblem(
                post(CHECKOUT, body(ADDRESS, CARD, null))
                        .header("If-Match", "\"6\"")
                        .exchange(),
                412,
                "stale-version",
                "version 7");
    }

    @Test
    void an_order_that_is_still_being_paid_is_answered_as_placed() {
        becomes(id -> order(id, OrderStatus.PLACED));

        MvcTestResult answer = post(CHECKOUT, body(ADDRESS, CARD, null)).exchange();

        assertThat(answer).hasStatus(202).containsHeader(HttpHeaders.LOCATION);
        assertThat(answer).bodyJson().extractingPath("$.status").isEqualTo("PLACED");
        assertThat(answer).bodyJson().extractingPath("$.number").isEqualTo(1001);
    }

    @Test
    void an_order_that_its_view_does_not_show_yet_has_an_id_and_a_status() {
        becomes(id -> null);

        MvcTestResult answer = post(CHECKOUT, body(ADDRESS, CARD, null)).exchange();

        assertThat(answer).hasStatus(202);
        assertThat(answer).bodyJson().isEqualTo("""
                {"id": "%s", "status": "PLACED"}""".formatted(
                        store.theOnly(CheckOut.class).order()));
    }

    @Test
    void a_repeat_under_the_same_key_is_answered_by_its_order() {
        becomes(id -> order(id, OrderStatus.PLACED));
        keyed(CARD).assertThat().hasStatus(202);
        OrderId id = store.theOnly(CheckOut.class).order();
        store.answer(FindCart.class, find -> cart(9));
        store.answer(FindOrder.class, find -> order(find.order(), OrderStatus.PAID));

        MvcTestResult repeat = keyed(CARD);

        assertThat(repeat).hasStatus(201).hasHeader(HttpHeaders.LOCATION, "/api/orders/" + id);
        assertThat(store.sent()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "PAYMENT_DECLINED, INSUFFICIENT_FUNDS, 402, payment-declined, INSUFFICIENT_FUNDS",
        "PAYMENT_DECLINED, , 402, payment-declined, PAYMENT_DECLINED",
        "PAYMENT_TIMED_OUT, , 402, payment-declined, PAYMENT_TIMED_OUT",
        "PAYMENT_FAILED, , 402, payment-declined, PAYMENT_FAILED",
        "POINTS_REFUSED, , 409, not-enough-points, POINTS_REFUSED",
        "SOLD_OUT, , 409, sold-out, SOLD_OUT",
        "BY_READER, , 409, conflict, BY_READER"
    })
    void an_order_that_falls_says_why(
            CancellationReason why, @Nullable DeclineReason decline, int status, String kind, String reason) {
        becomes(id -> fallen(id, why, decline));

        MvcTestResult answer = post(CHECKOUT, body(ADDRESS, CARD, null)).exchange();

        assertProblem(answer, status, kind, "");
        assertThat(answer).bodyJson().extractingPath("$.reason").isEqualTo(reason);
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.orderId")
                .isEqualTo(store.theOnly(CheckOut.class).order().toString());
    }

    @Test
    void an_empty_cart_cannot_be_paid_for() {
        store.answer(FindCart.class, find -> cart(6));
        assertProblem(post(CHECKOUT, body(ADDRESS, CARD, null)).exchange(), 409, "cart-empty", "nothing in the cart");

        store.answer(FindCart.class, find -> cart(6, item(1)));
        store.refuse(CheckOut.class, Refusal.Code.NOT_FOUND, "there is no such cart");
        assertProblem(post(CHECKOUT, body(ADDRESS, CARD, null)).exchange(), 409, "cart-empty", "nothing in the cart");
    }

    @Test
    void a_checkout_under_way_is_a_conflict() {
        store.refuse(CheckOut.class, Refusal.Code.CONFLICT, "a checkout is under way already");

        assertProblem(post(CHECKOUT, body(ADDRESS, CARD, null)).exchange(), 409, "conflict", "under way");
    }

    @Test
    void what_the_cart_refuses_names_its_field() {
        store.refuse(CheckOut.class, new Refusal(Refusal.Code.INVALID, "there is no card", "card"));

        MvcTestResult answer = post(CHECKOUT, body(ADDRESS, CARD, null)).exchange();

        assertProblem(answer, 400, "invalid-input", "no card");
        assertThat(answer).bodyJson().extractingPath("$.errors[0].field").isEqualTo("card");
    }

    @Test
    void what_is_due_needs_a_card() {
        MvcTestResult answer = post(CHECKOUT, body(ADDRESS, null, "10")).exchange();

        assertRefused(answer, "card");
    }

    @Test
    void a_card_that_is_none_is_refused_by_its_field() {
        MvcTestResult answer = post(
                        CHECKOUT, body(ADDRESS, "{\"number\": \"4242\", \"expiry\": \"08/31\", \"code\": \"1\"}", null))
                .exchange();

        assertRefused(answer, "card.number");
    }

    @Test
    void an_address_without_a_town_is_refused_by_its_field() {
        assertRefused(
                post(CHECKOUT, body(ADDRESS.replace("London", ""), CARD, null)).exchange(), "address.city");
        assertRefused(
                post(CHECKOUT, body(ADDRESS.replace("GB", "XX"), CARD, null)).exchange(), "address.country");
    }

    @Test
    void all_that_is_missing_is_named_at_once() {
        MvcTestResult answer = post(CHECKOUT, "{}").exchange();

        assertProblem(answer, 400, "invalid-input", "required");
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.errors[*].field")
                .asArray()
                .containsExactly("shippingMethod", "address");
    }

    @Test
    void points_may_not_be_worth_more_than_the_order_costs() {
        store.answer(FindCart.class, find -> cart(6, cheap(9)));

        assertRefused(post(CHECKOUT, body(ADDRESS, CARD, "250")).exchange(), "points");
    }

    @Test
    void points_beyond_the_balance_are_not_enough() {
        store.answer(FindCart.class, find -> cart(6, item(3)));

        MvcTestResult answer = post(CHECKOUT, body(ADDRESS, CARD, "251")).exchange();

        assertProblem(answer, 409, "not-enough-points", "fewer points");
        assertThat(answer).bodyJson().extractingPath("$.balance").isEqualTo(250);
        assertThat(cards.asked()).isZero();
    }

    @Test
    void points_pay_only_in_the_store_s_own_currency() {
        store.answer(FindCart.class, find -> cart(6, yen()));

        assertRefused(post(CHECKOUT, body(ADDRESS, CARD, "5")).exchange(), "points");
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 1_000_000_000_001L})
    void points_lie_in_their_bounds(long points) {
        assertRefused(post(CHECKOUT, body(ADDRESS, CARD, Long.toString(points))).exchange(), "points");
    }

    @Test
    void a_method_must_be_on_offer_and_go_there_for_that_money() {
        store.answer(FindShippingMethod.class, find -> null);
        assertRefused(post(CHECKOUT, body(ADDRESS, CARD, null)).exchange(), "shippingMethod");

        store.answer(FindShippingMethod.class, find -> parcel(ShippingMethodStatus.RETIRED));
        assertRefused(post(CHECKOUT, body(ADDRESS, CARD, null)).exchange(), "shippingMethod");

        store.answer(FindShippingMethod.class, find -> parcel(ShippingMethodStatus.ON_OFFER));
        assertRefused(
                post(CHECKOUT, body(ADDRESS.replace("GB", "FR"), CARD, null)).exchange(), "shippingMethod");

        store.answer(FindCart.class, find -> cart(6, yen()));
        assertRefused(post(CHECKOUT, body(ADDRESS, CARD, null)).exchange(), "shippingMethod");
    }

    @Test
    void a_cart_in_two_currencies_cannot_be_paid_for() {
        store.answer(FindCart.class, find -> cart(6, item(1), yen()));

        assertProblem(post(CHECKOUT, body(ADDRESS, CARD, null)).exchange(), 409, "conflict", "more than one currency");
    }

    @Test
    void a_provider_that_does_not_answer_leaves_everything_as_it_is() {
        cards.fallSilent();

        assertProblem(post(CHECKOUT, body(ADDRESS, CARD, null)).exchange(), 503, "unavailable", "nothing is charged");
        assertThat(store.sent()).isEmpty();
    }

    @Test
    void an_unknown_or_suspended_reader_buys_nothing() {
        store.answer(FindUser.class, find -> null);
        assertProblem(post(CHECKOUT, body(ADDRESS, CARD, null)).exchange(), 404, "not-found", "no such user");

        store.answer(FindUser.class, find -> user(USER, UserStatus.SUSPENDED, 1));
        assertProblem(post(CHECKOUT, body(ADDRESS, CARD, null)).exchange(), 409, "account-suspended", "suspended");
        assertThat(store.sent()).isEmpty();
        assertThat(cards.asked()).isZero();
    }

    @Test
    void a_card_leaves_no_trace(CapturedOutput log) {
        MvcTestResult paid = keyed(CARD);
        MvcTestResult invalid = keyed(UUID.randomUUID(), "{\"number\": [\"%s\"]}".formatted(NUMBER));
        MvcTestResult unknown = keyed(UUID.randomUUID(), "{\"nummer\": \"%s\"}".formatted(NUMBER));
        store.refuse(CheckOut.class, Refusal.Code.CONFLICT, "a checkout is under way already");
        MvcTestResult refused = keyed(UUID.randomUUID(), CARD);
        store.answer(CheckOut.class, checkOut -> {
            throw new IllegalStateException("broken");
        });
        MvcTestResult broken = keyed(UUID.randomUUID(), CARD);

        for (MvcTestResult answer : List.of(paid, invalid, unknown, refused, broken)) {
            assertThat(answer).bodyText().doesNotContain(NUMBER).doesNotContain("123\"");
        }
        assertThat(log.getAll()).doesNotContain(NUMBER).doesNotContain("08/31");
        assertThat(store.sent()).noneMatch(sent -> sent.toString().contains(NUMBER));
        assertThat(jdbc.queryForList("SELECT encode(body, 'escape') FROM web.idempotency_key", String.class))
                .isNotEmpty()
                .noneMatch(body -> String.valueOf(body).contains(NUMBER));
    }

    @Test
    void a_kept_fingerprint_does_not_depend_on_the_card_but_for_what_is_no_secret() {
        keyed(CARD);
        byte[] kept = fingerprint();

        jdbc.update("DELETE FROM web.idempotency_key");
        keyed(CARD.replace(NUMBER, "4000000000004242").replace("123", "999"));

        assertThat(fingerprint()).isEqualTo(kept);
    }

    @Test
    void what_was_wrong_with_a_card_is_not_said_of_the_next_one_under_the_same_key() {
        assertProblem(keyed(CARD.replace(NUMBER, "4242")), 400, "invalid-input", "");

        assertThat(keyed(CARD)).hasStatus(201);
    }

    @Test
    void the_number_of_a_card_is_not_repeated_even_where_a_name_should_be() {
        MvcTestResult answer = keyed("{\"%s\": 1}".formatted(NUMBER));

        assertProblem(answer, 400, "malformed-json", "is not a known field");
        assertThat(answer).bodyText().doesNotContain(NUMBER);
    }

    @Test
    void another_card_under_the_same_key_is_another_request() {
        keyed(CARD);

        assertProblem(keyed(CARD.replace(NUMBER, "4000000000000002")), 422, "idempotency-key-reused", "");
    }

    @Test
    void a_quote_says_what_it_would_cost_and_how_it_could_be_sent() {
        store.answer(FindUser.class, find -> subscriber(NOW.plusSeconds(1)));

        MvcTestResult answer = get(CHECKOUT + "?shippingMethod=" + PARCEL + "&points=100&country=DE");

        assertThat(answer).hasStatusOk().bodyJson().isLenientlyEqualTo("""
                {"currency": "EUR", "items": {"amount": "25.98", "currency": "EUR"}, "discount": {"amount": "2.59"},
                 "plan": {"plan": "Gold", "percent": 10}, "shipping": {"amount": "4.90"},
                 "points": {"amount": 100, "worth": {"amount": "2.00"}, "balance": 250},
                 "total": {"amount": "28.29"}, "due": {"amount": "26.29"},
                 "methods": [{"id": "%s", "name": "Parcel", "price": {"amount": "4.90"}}]}""".formatted(PARCEL));
        assertThat(store.asked(ListShippingMethods.class))
                .containsExactly(new ListShippingMethods("DE", EUR, null, 200));
    }

    @Test
    void a_quote_without_a_method_has_no_shipping_in_it() {
        MvcTestResult answer = get(CHECKOUT);

        assertThat(answer).hasStatusOk().bodyJson().doesNotHavePath("$.shipping");
        assertThat(answer).bodyJson().extractingPath("$.due.amount").isEqualTo("25.98");
    }

    @ParameterizedTest
    @ValueSource(strings = {"points=x", "points=-1", "country=XX", "shippingMethod=7", "points=1000000000001"})
    void a_question_that_cannot_be_understood_is_refused(String query) {
        assertProblem(get(CHECKOUT + "?" + query), 400, "invalid-parameter", query.substring(0, query.indexOf('=')));
    }

    @Test
    void an_empty_cart_has_no_price() {
        store.answer(FindCart.class, find -> cart(6));

        assertProblem(get(CHECKOUT), 409, "cart-empty", "nothing in the cart");
    }

    /** What becomes of an order once it is checked out. */
    private void becomes(Function<OrderId, @Nullable OrderView> order) {
        store.answer(FindOrder.class, find -> store.sent().isEmpty() ? null : order.apply(find.order()));
    }

    private void assertRefused(MvcTestResult answer, String field) {
        assertProblem(answer, 400, "invalid-input", "");
        assertThat(answer).bodyJson().extractingPath("$.errors[0].field").isEqualTo(field);
        assertThat(store.sent()).isEmpty();
        assertThat(cards.asked()).isZero();
    }

    private MvcTestResult keyed(String card) {
        return keyed(new UUID(0, 5), card);
    }

    private MvcTestResult keyed(UUID key, String card) {
        return post(CHECKOUT, body(ADDRESS, card, null))
                .header("Idempotency-Key", key.toString())
                .exchange();
    }

    private byte[] fingerprint() {
        return jdbc.queryForObject("SELECT fingerprint FROM web.idempotency_key", byte[].class);
    }

    private static String body(String address, @Nullable String card, @Nullable String points) {
        return "{\"shippingMethod\": \"" + PARCEL + "\", \"address\": " + address
                + (card == null ? "" : ", \"card\": " + card)
                + (points == null ? "" : ", \"points\": " + points) + "}";
    }

    private static CartItemView cheap(long price) {
        return new CartItemView(PRODUCT, "Little Nemo", new Quantity(1), eur(price), eur(price), NOW);
    }

    private static CartItemView yen() {
        Money price = new Money(900, Currency.getInstance("JPY"));
        return new CartItemView(PRODUCT, "Little Nemo", new Quantity(1), price, price, NOW);
    }

    private static UserView subscriber(Instant until) {
        UserView plain = user(USER, UserStatus.ACTIVE, 0);
        PlanTerms terms = new PlanTerms(
                PlanPeriod.MONTHLY, PlanPrice.of(new Points(2)), new PlanBenefits(false, BigDecimal.ONE, false, 10));
        return new UserView(
                USER,
                plain.name(),
                plain.email(),
                plain.status(),
                plain.points(),
                new SubscriptionView(GOLD.plan(), "Gold", terms, NOW.minusSeconds(60), until, true, null, false),
                NOW,
                0);
    }
}
