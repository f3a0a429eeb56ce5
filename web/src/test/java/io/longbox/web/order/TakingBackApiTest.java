package io.longbox.web.order;

import static io.longbox.web.Fixtures.PRODUCT;
import static io.longbox.web.Purchases.ORDER;
import static io.longbox.web.Purchases.ORDER_PATH;
import static io.longbox.web.Purchases.REFUND;
import static io.longbox.web.Purchases.eur;
import static io.longbox.web.Purchases.givenBack;
import static io.longbox.web.Purchases.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.longbox.api.Quantity;
import io.longbox.api.Refusal;
import io.longbox.api.order.AcceptReturn;
import io.longbox.api.order.Actor;
import io.longbox.api.order.CancelOrder;
import io.longbox.api.order.FindOrder;
import io.longbox.api.order.ItemCount;
import io.longbox.api.order.OrderStatus;
import io.longbox.api.order.RefundOrder;
import io.longbox.api.order.RejectReturn;
import io.longbox.api.order.RequestReturn;
import io.longbox.api.shipping.ListShipments;
import io.longbox.api.shipping.Shipments;
import io.longbox.web.ApiTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

class TakingBackApiTest extends ApiTest {

    private static final String CANCEL = ORDER_PATH + "/cancel";
    private static final String RETURNS = ORDER_PATH + "/returns";
    private static final String ACCEPT = RETURNS + "/" + REFUND + "/accept";
    private static final String REJECT = RETURNS + "/" + REFUND + "/reject";
    private static final String REFUNDS = ORDER_PATH + "/refunds";
    private static final String ITEMS = "[{\"productId\": \"" + PRODUCT + "\", \"quantity\": 1}]";
    private static final List<ItemCount> ONE = List.of(new ItemCount(PRODUCT, new Quantity(1)));

    @BeforeEach
    void an_order() {
        store.answer(FindOrder.class, find -> store.sent().isEmpty() ? order(ORDER, OrderStatus.PAID) : givenBack());
        store.answer(ListShipments.class, list -> new Shipments(List.of()));
        store.answer(CancelOrder.class, cancel -> 7L);
        store.answer(RequestReturn.class, request -> 7L);
        store.answer(AcceptReturn.class, accept -> 7L);
        store.answer(RejectReturn.class, reject -> 7L);
        store.answer(RefundOrder.class, refund -> 7L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "null"})
    void all_that_is_not_shipped_is_given_up_by_its_reader(String body) {
        MvcTestResult answer = post(CANCEL, body).exchange();

        assertThat(answer)
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.refunds[0].id")
                .isEqualTo(REFUND.toString());
        CancelOrder sent = store.theOnly(CancelOrder.class);
        assertThat(sent).isEqualTo(new CancelOrder(ORDER, sent.refund(), List.of(), Actor.READER, null));
    }

    @Test
    void some_of_it_may_be_given_up_by_the_shop() {
        post(CANCEL, "{\"items\": " + ITEMS + ", \"reason\": \" out of print \", \"by\": \"SHOP\"}")
                .exchange();

        CancelOrder sent = store.theOnly(CancelOrder.class);
        assertThat(sent).isEqualTo(new CancelOrder(ORDER, sent.refund(), ONE, Actor.SHOP, "out of print"));
    }

    @Test
    void a_repeat_under_the_same_key_names_the_same_refund() {
        for (int i = 0; i < 2; i++) {
            store.answer(FindOrder.class, find -> order(ORDER, OrderStatus.PAID));
            post(CANCEL, "{}").header("Idempotency-Key", "cancel-1").exchange();
        }

        assertThat(store.sent()).hasSize(2).containsOnly(store.sent().get(0));
    }

    @Test
    void an_order_whose_view_lags_is_shown_as_it_was() {
        store.answer(FindOrder.class, find -> order(ORDER, OrderStatus.PAID));

        assertThat(post(CANCEL, "{}").exchange())
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.status")
                .isEqualTo("PAID");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"items\": []} | items",
                "{\"items\": [null]} | items[0]",
                "{\"items\": [{\"quantity\": 1}]} | items[0].productId",
                "{\"items\": [{\"productId\": \"22222222-2222-4222-8222-222222222222\", \"quantity\": 0}]}"
                        + " | items[0].quantity",
                "{\"items\": [{\"productId\": \"22222222-2222-4222-8222-222222222222\", \"quantity\": 1},"
                        + " {\"productId\": \"22222222-2222-4222-8222-222222222222\", \"quantity\": 1}]}"
                        + " | items[1].productId",
                "{\"by\": \"STORE\"} | by"
            })
    void a_wish_with_a_fault_gives_nothing_up(String body, String field) {
        MvcTestResult answer = post(CANCEL, body).exchange();

        assertProblem(answer, 400, "invalid-input", "");
        assertThat(answer).bodyJson().extractingPath("$.errors[0].field").isEqualTo(field);
        assertThat(store.sent()).isEmpty();
    }

    @Test
    void what_is_shipped_already_cannot_be_given_up() {
        store.refuse(CancelOrder.class, Refusal.Code.CONFLICT, "all of it is shipped");

        assertProblem(post(CANCEL, "{}").exchange(), 409, "conflict", "all of it is shipped");
    }

    @Test
    void a_return_is_asked_for() {
        MvcTestResult answer = post(RETURNS, "{\"items\": " + ITEMS + ", \"reason\": \"torn\"}")
                .exchange();

        RequestReturn sent = store.theOnly(RequestReturn.class);
        assertThat(answer).hasStatus(201).hasHeader(HttpHeaders.LOCATION, ORDER_PATH);
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.id")
                .isEqualTo(sent.refund().toString());
        assertThat(answer).bodyJson().extractingPath("$.status").isEqualTo("REQUESTED");
        assertThat(answer).bodyJson().extractingPath("$.items[0].quantity").isEqualTo(1);
        assertThat(sent).isEqualTo(new RequestReturn(ORDER, sent.refund(), ONE, Actor.READER, "torn"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"items\": []}", "{\"items\": null, \"reason\": \"torn\"}"})
    void a_return_of_nothing_is_none(String body) {
        MvcTestResult answer = post(RETURNS, body).exchange();

        assertProblem(answer, 400, "invalid-input", "");
        assertThat(answer).bodyJson().extractingPath("$.errors[0].field").isEqualTo("items");
    }

    @Test
    void what_was_never_shipped_cannot_be_sent_back() {
        store.refuse(RequestReturn.class, Refusal.Code.CONFLICT, "it was not shipped");

        assertProblem(post(RETURNS, "{\"items\": " + ITEMS + "}").exchange(), 409, "conflict", "not shipped");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_return_is_accepted_and_its_copies_sold_again_or_not(boolean restock) {
        MvcTestResult answer = post(ACCEPT, "{\"restock\": " + restock + "}").exchange();

        assertThat(answer)
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.returns[0].status")
                .isEqualTo("ACCEPTED");
        assertThat(store.theOnly(AcceptReturn.class)).isEqualTo(new AcceptReturn(ORDER, REFUND, restock));
    }

    @Test
    void whether_copies_can_be_sold_again_must_be_said() {
        assertProblem(post(ACCEPT, "{}").exchange(), 400, "invalid-input", "restock is required");
    }

    @Test
    void a_return_that_nobody_asked_for_cannot_be_accepted() {
        store.refuse(AcceptReturn.class, Refusal.Code.NOT_FOUND, "there is no such return");

        assertProblem(post(ACCEPT, "{\"restock\": true}").exchange(), 404, "not-found", "no such return");
    }

    @Test
    void a_return_is_rejected_with_a_reason() {
        assertThat(post(REJECT, "{\"reason\": \"worn\"}").exchange()).hasStatusOk();
        assertThat(store.theOnly(RejectReturn.class)).isEqualTo(new RejectReturn(ORDER, REFUND, "worn"));

        assertProblem(post(REJECT, "{}").exchange(), 400, "invalid-input", "reason is required");
    }

    @Test
    void money_is_given_back() {
        MvcTestResult answer = post(
                        REFUNDS, "{\"amount\": {\"amount\": \"5.00\", \"currency\": \"EUR\"}, \"reason\": \"sorry\"}")
                .exchange();

        RefundOrder sent = store.theOnly(RefundOrder.class);
        assertThat(answer).hasStatus(201).hasHeader(HttpHeaders.LOCATION, ORDER_PATH);
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.id")
                .isEqualTo(sent.refund().toString());
        assertThat(answer).bodyJson().extractingPath("$.order.id").isEqualTo(ORDER.toString());
        assertThat(sent).isEqualTo(new RefundOrder(ORDER, sent.refund(), eur(500), "sorry"));
    }

    @Test
    void no_money_and_no_reason_is_no_refund() {
        MvcTestResult answer = post(REFUNDS, "{\"amount\": {\"amount\": \"0.00\", \"currency\": \"EUR\"}}")
                .exchange();

        assertProblem(answer, 400, "invalid-input", "more than 0");
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.errors[*].field")
                .asArray()
                .containsExactly("amount.amount", "reason");
    }

    @Test
    void money_goes_back_in_the_currency_it_came_in() {
        assertProblem(
                post(REFUNDS, "{\"amount\": {\"amount\": \"500\", \"currency\": \"JPY\"}, \"reason\": \"sorry\"}")
                        .exchange(),
                409,
                "conflict",
                "paid in EUR");
        assertThat(store.sent()).isEmpty();
    }

    @Test
    void more_than_is_left_cannot_be_given_back() {
        store.refuse(RefundOrder.class, Refusal.Code.CONFLICT, "only 3.00 EUR are left");

        assertProblem(
                post(REFUNDS, "{\"amount\": {\"amount\": \"5.00\", \"currency\": \"EUR\"}, \"reason\": \"sorry\"}")
                        .exchange(),
                409,
                "conflict",
                "are left");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/cancel | {}",
                "/returns | {\"items\": [{\"productId\": \"22222222-2222-4222-8222-222222222222\", \"quantity\": 1}]}",
                "/returns/88888888-8888-4888-8888-888888888888/accept | {\"restock\": true}",
                "/returns/88888888-8888-4888-8888-888888888888/reject | {\"reason\": \"worn\"}",
                "/refunds | {\"amount\": {\"amount\": \"5.00\", \"currency\": \"EUR\"}, \"reason\": \"sorry\"}"
            })
    void an_order_that_nobody_placed_is_not_found(String path, String body) {
        store.answer(FindOrder.class, find -> null);

        assertProblem(post(ORDER_PATH + path, body).exchange(), 404, "not-found", "no such order");
        assertThat(store.sent()).isEmpty();
    }
}
