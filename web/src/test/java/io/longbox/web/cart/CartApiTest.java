package io.longbox.web.cart;

import static io.longbox.web.Fixtures.EUR;
import static io.longbox.web.Fixtures.NOW;
import static io.longbox.web.Fixtures.PRODUCT;
import static io.longbox.web.Fixtures.RECEIPT;
import static io.longbox.web.Fixtures.RECEIPT_JSON;
import static io.longbox.web.Fixtures.USER;
import static io.longbox.web.Fixtures.USER_PATH;
import static io.longbox.web.Fixtures.cart;
import static io.longbox.web.Fixtures.inCart;
import static io.longbox.web.Fixtures.item;
import static org.assertj.core.api.Assertions.assertThat;

import io.longbox.api.Money;
import io.longbox.api.Quantity;
import io.longbox.api.Refusal;
import io.longbox.api.cart.CartItemView;
import io.longbox.api.cart.CartRequestStatus;
import io.longbox.api.cart.CartRequestView;
import io.longbox.api.cart.ClearCart;
import io.longbox.api.cart.FindCart;
import io.longbox.api.cart.FindCartRequest;
import io.longbox.api.cart.FindRequestTerms;
import io.longbox.api.cart.ReduceItem;
import io.longbox.api.cart.RejectionReason;
import io.longbox.api.cart.RemoveItem;
import io.longbox.api.cart.RequestItem;
import io.longbox.api.cart.RequestTerms;
import io.longbox.api.cart.RequestTerms.Offer;
import io.longbox.api.cart.RequestTerms.Reader;
import io.longbox.api.catalog.FindStock;
import io.longbox.api.catalog.LinePolicy;
import io.longbox.api.catalog.OnShortage;
import io.longbox.api.catalog.Opening;
import io.longbox.api.catalog.ProductId;
import io.longbox.api.catalog.ProductStatus;
import io.longbox.api.catalog.ReservationId;
import io.longbox.api.catalog.SaleTerms;
import io.longbox.api.catalog.StockView;
import io.longbox.api.order.OrderId;
import io.longbox.api.plan.PlanId;
import io.longbox.api.user.UserStatus;
import io.longbox.web.ApiTest;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

class CartApiTest extends ApiTest {

    private static final String CART = USER_PATH + "/cart";
    private static final String ITEMS = CART + "/items";
    private static final String ITEM = ITEMS + "/" + PRODUCT;
    private static final String WISH = "{\"productId\": \"" + PRODUCT + "\"}";
    private static final Money PRICE = new Money(1299, EUR);
    private static final Reader ACTIVE = new Reader(UserStatus.ACTIVE, null);
    private static final Offer ON_SALE = new Offer(ProductStatus.ON_SALE, PRICE);

    /** To the question that is to be asked: of nobody else, nothing else and no other time is anything known. */
    private void answer(@Nullable Reader reader, @Nullable Offer offer) {
        FindRequestTerms expected = new FindRequestTerms(USER, PRODUCT, NOW);
        store.answer(
                FindRequestTerms.class,
                find -> find.equals(expected) ? new RequestTerms(reader, offer) : new RequestTerms(null, null));
    }

    @BeforeEach
    void a_reader_and_a_product() {
        answer(ACTIVE, ON_SALE);
        store.answer(RequestItem.class, request -> 0L);
        store.answer(FindCartRequest.class, find -> null);
    }

    @Test
    void copies_that_go_into_the_cart_are_answered_with_their_address() {
        store.answer(RequestItem.class, request -> {
            store.announce(new FindCartRequest(request.reservation()), pending(request.reservation()));
            store.announce(new FindCartRequest(request.reservation()), inCart(request.reservation()));
            return 0L;
        });

        MvcTestResult answer = post(ITEMS, WISH).exchange();

        RequestItem request = store.theOnly(RequestItem.class);
        assertThat(request)
                .isEqualTo(new RequestItem(
                        USER,
                        request.reservation(),
                        PRODUCT,
                        new Quantity(1),
                        new Money(1299, EUR),
                        OnShortage.REJECT,
                        null));
        assertThat(answer).hasStatus(201).hasHeader("Location", ITEM).bodyJson().isStrictlyEqualTo("""
                        {"id": "%s", "status": "IN_CART", "userId": "%s", "productId": "%s", "quantity": 1,
                         "heldUntil": "2026-03-01T10:00:00Z", "requestedAt": "2026-03-01T10:00:00Z"}""".formatted(
                        request.reservation(), USER, PRODUCT));
    }

    @Test
    void an_outcome_that_nobody_announces_is_found_by_looking() {
        store.answer(FindCartRequest.class, find -> inCart(find.reservation()));

        assertThat(post(ITEMS, WISH).exchange()).hasStatus(201);
    }

    @Test
    void a_place_in_line_is_accepted_with_the_ticket() {
        store.answer(
                FindCartRequest.class,
                find -> new CartRequestView(
                        find.reservation(),
                        USER,
                        PRODUCT,
                        new Quantity(2),
                        CartRequestStatus.WAITING,
                        RECEIPT,
                        null,
                        null,
                        NOW));

        MvcTestResult answer = post(
                        ITEMS, "{\"productId\": \"%s\", \"quantity\": 2, \"onShortage\": \"WAIT\"}".formatted(PRODUCT))
                .exchange();

        RequestItem request = store.theOnly(RequestItem.class);
        assertThat(request.onShortage()).isEqualTo(OnShortage.WAIT);
        assertThat(answer).hasStatus(202).hasHeader("Location", "/api/cart-requests/" + request.reservation());
        assertThat(answer).bodyJson().isLenientlyEqualTo("""
                        {"status": "WAITING", "ticket": 17, "position": 3, "receipt": %s}""".formatted(RECEIPT_JSON));
    }

    @Test
    void whoever_asks_before_a_drop_is_told_when_it_opens() {
        store.answer(
                FindCartRequest.class,
                find -> new CartRequestView(
                        find.reservation(),
                        USER,
                        PRODUCT,
                        new Quantity(1),
                        CartRequestStatus.REJECTED,
                        null,
                        RejectionReason.NOT_OPEN_YET,
                        null,
                        NOW));
        SaleTerms terms = new SaleTerms(
                null, null, LinePolicy.HOLD, new Opening(Instant.parse("2030-03-01T18:00:00Z"), Duration.ofHours(1)));
        store.answer(FindStock.class, find -> new StockView(PRODUCT, 0, 0, 0, 0, false, terms, 9));

        assertThat(post(ITEMS, WISH).exchange()).hasStatus(409).bodyJson().isLenientlyEqualTo("""
                        {"type": "/problems/not-open-yet", "opensAt": "2030-03-01T18:00:00Z", "earlyAccess": "PT1H"}""");
    }

    @Test
    void a_reader_asks_early_by_a_plan_that_says_so() {
        PlanId gold = PlanId.ofName("Gold");
        answer(new Reader(UserStatus.ACTIVE, gold), ON_SALE);

        post(ITEMS, WISH).exchange();

        assertThat(store.theOnly(RequestItem.class).earlyAccess()).isEqualTo(gold);
    }

    @ParameterizedTest
    @CsvSource({
        "SOLD_OUT, sold-out, not enough free copies",
        "PRODUCT_WITHDRAWN, product-withdrawn, off sale",
        "CART_CLOSED, cart-closed, suspended",
        "TIMED_OUT, request-timed-out, in time",
        "LEFT_LINE, left-line, has left the line",
        "PASSED_OVER, passed-over, could not take"
    })
    void a_rejection_says_why(RejectionReason reason, String kind, String detail) {
        store.answer(
                FindCartRequest.class,
                find -> new CartRequestView(
                        find.reservation(),
                        USER,
                        PRODUCT,
                        new Quantity(1),
                        CartRequestStatus.REJECTED,
                        null,
                        reason,
                        null,
                        NOW));

        MvcTestResult answer = post(ITEMS, WISH).exchange();

        assertProblem(answer, 409, kind, detail);
        assertThat(answer).bodyJson().extractingPath("$.reason").isEqualTo(reason.name());
    }

    @Test
    void an_outcome_that_takes_too_long_is_answered_as_pending() {
        store.answer(FindCartRequest.class, find -> pending(find.reservation()));

        MvcTestResult answer = post(ITEMS, WISH).exchange();

        RequestItem request = store.theOnly(RequestItem.class);
        assertThat(answer)
                .hasStatus(202)
                .hasHeader("Location", "/api/cart-requests/" + request.reservation())
                .bodyJson()
                .isLenientlyEqualTo("{\"id\": \"%s\", \"status\": \"PENDING\"}".formatted(request.reservation()));
    }

    @Test
    void nothing_is_asked_for_an_unknown_or_suspended_reader() {
        answer(null, ON_SALE);
        assertProblem(post(ITEMS, WISH).exchange(), 404, "not-found", "no such user");

        answer(new Reader(UserStatus.SUSPENDED, null), ON_SALE);
        assertProblem(post(ITEMS, WISH).exchange(), 409, "account-suspended", "suspended");

        assertThat(store.sent()).isEmpty();
    }

    @Test
    void nothing_is_asked_for_an_unknown_or_withdrawn_product() {
        answer(ACTIVE, null);
        assertProblem(post(ITEMS, WISH).exchange(), 404, "not-found", "no such product");

        answer(ACTIVE, new Offer(ProductStatus.WITHDRAWN, PRICE));
        assertProblem(post(ITEMS, WISH).exchange(), 409, "product-withdrawn", "off sale");

        assertThat(store.sent()).isEmpty();
    }

    @Test
    void a_cart_that_refuses_the_question_is_a_conflict() {
        store.refuse(RequestItem.class, Refusal.Code.CONFLICT, "the cart is full");

        assertProblem(post(ITEMS, WISH).exchange(), 409, "conflict", "the cart is full");
    }

    @Test
    void what_nobody_could_pay_is_not_asked_for() {
        answer(ACTIVE, new Offer(ProductStatus.ON_SALE, new Money(Money.MAX, EUR)));

        assertProblem(
                post(ITEMS, "{\"productId\": \"%s\", \"quantity\": 2}".formatted(PRODUCT))
                        .exchange(),
                400,
                "invalid-input",
                "quantity");
        assertThat(store.sent()).isEmpty();
    }

    @Test
    void a_request_can_be_looked_up() {
        ReservationId id = ReservationId.of("55555555-5555-4555-8555-555555555555");
        store.answer(FindCartRequest.class, find -> inCart(id));

        assertThat(get("/api/cart-requests/" + id))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo("{\"id\": \"%s\", \"status\": \"IN_CART\"}".formatted(id));

        store.answer(FindCartRequest.class, find -> null);
        assertProblem(get("/api/cart-requests/" + id), 404, "not-found", "no such request");
    }

    @Test
    void a_request_that_waited_in_vain_says_so_and_keeps_its_receipt() {
        ReservationId id = ReservationId.of("55555555-5555-4555-8555-555555555555");
        store.answer(
                FindCartRequest.class,
                find -> new CartRequestView(
                        id,
                        USER,
                        PRODUCT,
                        new Quantity(2),
                        CartRequestStatus.REJECTED,
                        RECEIPT,
                        RejectionReason.LEFT_LINE,
                        null,
                        NOW));

        assertThat(get("/api/cart-requests/" + id)).hasStatusOk().bodyJson().isStrictlyEqualTo("""
                        {"id": "%s", "status": "REJECTED", "userId": "%s", "productId": "%s", "quantity": 2,
                         "ticket": 17, "position": 3, "receipt": %s, "reason": "LEFT_LINE",
                         "requestedAt": "2026-03-01T10:00:00Z"}""".formatted(
                        id, USER, PRODUCT, RECEIPT_JSON));
    }

    @Test
    void a_cart_shows_its_items_and_what_they_cost() {
        store.answer(FindCart.class, find -> cart(6, item(2)));

        assertThat(get(CART))
                .hasStatusOk()
                .hasHeader("ETag", "\"6\"")
                .bodyJson()
                .isStrictlyEqualTo("""
                        {"items": [{"productId": "%s", "title": "Little Nemo", "quantity": 2,
                           "unitPrice": {"amount": "12.99", "currency": "EUR"},
                           "lineTotal": {"amount": "25.98", "currency": "EUR"},
                           "heldUntil": "2026-03-01T10:00:00Z"}],
                         "total": {"amount": "25.98", "currency": "EUR"}}""".formatted(PRODUCT));
        assertThat(get(ITEM))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.quantity")
                .isEqualTo(2);
    }

    @Test
    void an_item_that_is_being_paid_for_names_its_order() {
        OrderId order = OrderId.of("66666666-6666-4666-8666-666666666666");
        Money price = item(1).unitPrice();
        store.answer(
                FindCart.class,
                find -> cart(6, new CartItemView(PRODUCT, "Little Nemo", new Quantity(1), price, price, NOW, order)));

        assertThat(get(CART))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.items[0].checkout")
                .isEqualTo(order.toString());
        assertThat(get(ITEM)).bodyJson().extractingPath("$.checkout").isEqualTo(order.toString());
    }

    @Test
    void an_empty_cart_costs_nothing() {
        store.answer(FindCart.class, find -> cart(-1));

        assertThat(get(CART))
                .hasStatusOk()
                .bodyJson()
                .isStrictlyEqualTo("{\"items\": [], \"total\": {\"amount\": \"0.00\", \"currency\": \"EUR\"}}");
    }

    @Test
    void amounts_in_two_currencies_have_no_total() {
        Money yen = new Money(500, Currency.getInstance("JPY"));
        ProductId other = ProductId.of("33333333-3333-4333-8333-333333333333");
        store.answer(
                FindCart.class,
                find -> cart(6, item(1), new CartItemView(other, "Kid", new Quantity(1), yen, yen, NOW)));

        assertThat(get(CART)).bodyJson().extractingPath("$.total").isNull();
    }

    @Test
    void the_cart_of_an_unknown_reader_is_not_found() {
        store.answer(FindCart.class, find -> null);

        assertProblem(get(CART), 404, "not-found", "no such user");
        assertProblem(get(ITEM), 404, "not-found", "no such user");
        assertProblem(delete(CART), 404, "not-found", "no such user");
        assertProblem(delete(ITEM), 404, "not-found", "no such user");
        assertProblem(patch(ITEM, "{\"quantity\": 2}").exchange(), 404, "not-found", "no such user");
    }

    @Test
    void an_item_that_is_not_in_the_cart_is_not_found() {
        store.answer(FindCart.class, find -> cart(6));

        assertProblem(get(ITEM), 404, "not-found", "does not hold");
        assertProblem(delete(ITEM), 404, "not-found", "does not hold");
        assertProblem(patch(ITEM, "{\"quantity\": 2}").exchange(), 404, "not-found", "does not hold");
        assertThat(store.sent()).isEmpty();
    }

    @Test
    void fewer_copies_are_let_go() {
        store.answer(FindCart.class, find -> store.sent().isEmpty() ? cart(6, item(5)) : cart(7, item(2)));
        store.answer(ReduceItem.class, reduce -> 7L);

        assertThat(patch(ITEM, "{\"quantity\": 2}").exchange())
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.quantity")
                .isEqualTo(2);
        assertThat(store.theOnly(ReduceItem.class)).isEqualTo(new ReduceItem(USER, PRODUCT, new Quantity(2)));
    }

    @Test
    void a_reduction_whose_view_lags_shows_what_is_known() {
        store.answer(FindCart.class, find -> cart(6, item(5)));
        store.answer(ReduceItem.class, reduce -> 7L);

        MvcTestResult answer = patch(ITEM, "{\"quantity\": 2}").exchange();

        assertThat(answer).hasStatusOk();
        assertThat(answer).bodyJson().extractingPath("$.quantity").isEqualTo(2);
        assertThat(answer).bodyJson().extractingPath("$.lineTotal.amount").isEqualTo("25.98");
    }

    @Test
    void as_many_copies_as_there_are_change_nothing() {
        store.answer(FindCart.class, find -> cart(6, item(5)));

        assertThat(patch(ITEM, "{\"quantity\": 5}").exchange()).hasStatusOk();
        assertThat(store.sent()).isEmpty();
    }

    @Test
    void more_copies_are_asked_for() {
        store.answer(FindCart.class, find -> cart(6, item(5)));
        store.answer(FindCartRequest.class, find -> inCart(find.reservation()));

        assertThat(patch(ITEM, "{\"quantity\": 7}").exchange()).hasStatus(201).hasHeader("Location", ITEM);
        assertThat(store.theOnly(RequestItem.class).quantity()).isEqualTo(new Quantity(2));
        assertThat(store.theOnly(RequestItem.class).onShortage()).isEqualTo(OnShortage.REJECT);
    }

    @Test
    void no_copies_are_a_matter_for_delete() {
        assertProblem(patch(ITEM, "{\"quantity\": 0}").exchange(), 400, "invalid-input", "DELETE");
    }

    @Test
    void an_item_can_be_taken_out() {
        store.answer(FindCart.class, find -> store.sent().isEmpty() ? cart(6, item(1)) : cart(7));
        store.answer(RemoveItem.class, remove -> 7L);

        assertThat(delete(ITEM)).hasStatus(204);
        assertThat(store.theOnly(RemoveItem.class)).isEqualTo(new RemoveItem(USER, PRODUCT));
    }

    @Test
    void a_cart_can_be_emptied() {
        store.answer(FindCart.class, find -> store.sent().isEmpty() ? cart(6, item(1)) : cart(7));
        store.answer(ClearCart.class, clear -> 7L);

        assertThat(delete(CART)).hasStatus(204);
        assertThat(store.theOnly(ClearCart.class)).isEqualTo(new ClearCart(USER));
    }

    @Test
    void a_cart_that_was_never_used_is_empty_already() {
        store.answer(FindCart.class, find -> cart(-1));
        store.refuse(ClearCart.class, Refusal.Code.NOT_FOUND, "there is no such cart");

        assertThat(delete(CART)).hasStatus(204);
    }

    private static CartRequestView pending(ReservationId id) {
        return new CartRequestView(
                id, USER, PRODUCT, new Quantity(1), CartRequestStatus.PENDING, null, null, null, NOW);
    }
}
