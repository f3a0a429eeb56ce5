package io.longbox.web.order;

import static io.longbox.web.Fixtures.NOW;
import static io.longbox.web.Fixtures.PRODUCT;
import static io.longbox.web.Fixtures.USER;
import static io.longbox.web.Fixtures.USER_PATH;
import static io.longbox.web.Fixtures.user;
import static io.longbox.web.Purchases.ORDER;
import static io.longbox.web.Purchases.ORDER_PATH;
import static io.longbox.web.Purchases.REFUND;
import static io.longbox.web.Purchases.eur;
import static io.longbox.web.Purchases.fallen;
import static io.longbox.web.Purchases.givenBack;
import static io.longbox.web.Purchases.order;
import static io.longbox.web.Purchases.shipment;
import static io.longbox.web.Purchases.titled;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.longbox.api.order.Actor;
import io.longbox.api.order.CancellationReason;
import io.longbox.api.order.FindOrder;
import io.longbox.api.order.FindOrderTimeline;
import io.longbox.api.order.ListOrders;
import io.longbox.api.order.OrderCriteria;
import io.longbox.api.order.OrderId;
import io.longbox.api.order.OrderPage;
import io.longbox.api.order.OrderSort;
import io.longbox.api.order.OrderStatus;
import io.longbox.api.order.OrderTimeline;
import io.longbox.api.order.OrderView;
import io.longbox.api.order.TimelineEntry;
import io.longbox.api.order.TimelineEvent;
import io.longbox.api.payment.DeclineReason;
import io.longbox.api.shipping.ListShipments;
import io.longbox.api.shipping.Shipments;
import io.longbox.api.user.FindUser;
import io.longbox.api.user.UserStatus;
import io.longbox.web.ApiTest;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

class OrderApiTest extends ApiTest {

    private static final OrderCriteria ALL = new OrderCriteria(null, null, null, null, null, null);

    @BeforeEach
    void a_reader_with_an_order() {
        store.answer(FindUser.class, find -> user(USER, UserStatus.ACTIVE, 0));
        store.answer(FindOrder.class, find -> order(ORDER, OrderStatus.PAID));
        store.answer(ListShipments.class, list -> new Shipments(List.of(shipment())));
        store.answer(ListOrders.class, list -> new OrderPage(List.of(order(ORDER, OrderStatus.PAID)), null));
    }

    @Test
    void an_order_is_shown_with_all_that_belongs_to_it() {
        MvcTestResult answer = get(ORDER_PATH);

        assertThat(answer).hasStatusOk().bodyJson().isLenientlyEqualTo("""
                {"id": "%s", "number": 1001, "userId": "%s", "status": "PAID", "placedAt": "2026-03-01T10:00:00Z",
                 "items": [{"productId": "%s", "title": "Little Nemo", "quantity": 2,
                   "unitPrice": {"amount": "12.99", "currency": "EUR"}, "lineTotal": {"amount": "25.98"},
                   "cancelled": 0, "shipped": 0, "delivered": 0, "returned": 0}],
                 "totals": {"items": {"amount": "25.98"}, "discount": {"amount": "2.59"},
                   "shipping": {"amount": "4.90"}, "points": {"amount": "0.23"}, "total": {"amount": "28.29"},
                   "due": {"amount": "28.06"}},
                 "discount": {"plan": "Gold", "percent": 10},
                 "shipping": {"name": "Parcel", "price": {"amount": "4.90"},
                   "address": {"recipient": "Ada Lovelace", "city": "London", "country": "GB"}},
                 "payment": {"status": "CAPTURED", "amount": {"amount": "28.06"}, "captured": {"amount": "28.06"},
                   "refunded": {"amount": "0.00"}, "chargedBack": {"amount": "0.00"},
                   "card": {"brand": "VISA", "lastFour": "4242"}},
                 "points": {"spent": 23, "returned": 0, "reward": 28, "revoked": 0},
                 "refunds": [], "returns": [],
                 "shipments": [{"status": "IN_TRANSIT", "carrier": "DHL", "trackingNumber": "0034",
                   "items": [{"productId": "%s", "quantity": 1}]}]}""".formatted(ORDER, USER, PRODUCT, PRODUCT));
        assertThat(answer).bodyJson().doesNotHavePath("$.cancellation");
    }

    @Test
    void what_was_taken_back_is_shown() {
        store.answer(FindOrder.class, find -> givenBack());

        assertThat(get(ORDER_PATH)).hasStatusOk().bodyJson().isLenientlyEqualTo("""
                {"refunds": [{"id": "%s", "cause": "RETURNED", "status": "DONE", "money": {"amount": "11.69"},
                   "pointsReturned": 0, "pointsRevoked": 13, "items": [{"productId": "%s", "quantity": 1}],
                   "restock": true, "reason": "torn", "startedAt": "2026-03-01T10:00:00Z",
                   "completedAt": "2026-03-02T10:00:00Z"}],
                 "returns": [{"id": "%s", "status": "ACCEPTED", "reason": "torn"}]}""".formatted(REFUND, PRODUCT, REFUND));
    }

    @Test
    void an_order_that_fell_says_why() {
        store.answer(
                FindOrder.class, find -> fallen(ORDER, CancellationReason.PAYMENT_DECLINED, DeclineReason.DECLINED));

        assertThat(get(ORDER_PATH)).hasStatusOk().bodyJson().isLenientlyEqualTo("""
                {"status": "CANCELLED", "payment": {"status": "DECLINED", "declineReason": "DECLINED"},
                 "cancellation": {"reason": "PAYMENT_DECLINED", "by": "STORE", "at": "2026-03-01T10:00:00Z"}}""");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/timeline", "/invoice"})
    void an_order_that_nobody_placed_is_not_found(String what) {
        store.answer(FindOrder.class, find -> null);
        store.answer(FindOrderTimeline.class, find -> null);

        assertProblem(get(ORDER_PATH + what), 404, "not-found", "no such order");
    }

    @Test
    void orders_are_listed_the_latest_first() {
        MvcTestResult answer = get("/api/orders");

        assertThat(answer)
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.items[0].number")
                .isEqualTo(1001);
        assertThat(answer).bodyJson().extractingPath("$.next").isNull();
        assertThat(answer).bodyJson().doesNotHavePath("$.items[0].shipments");
        assertThat(store.asked(ListOrders.class)).containsExactly(new ListOrders(ALL, OrderSort.NEWEST, null, 50));
    }

    @Test
    void orders_are_found_by_what_is_known_of_them() {
        get("/api/orders?status=SHIPPED&user=" + USER + "&product=" + PRODUCT
                + "&from=2026-03-01&to=2026-03-31&number=17&sort=-total&limit=7");

        assertThat(store.asked(ListOrders.class))
                .containsExactly(new ListOrders(
                        new OrderCriteria(
                                OrderStatus.SHIPPED,
                                USER,
                                PRODUCT,
                                Instant.parse("2026-03-01T00:00:00Z"),
                                Instant.parse("2026-04-01T00:00:00Z"),
                                17L),
                        OrderSort.DEAREST,
                        null,
                        7));
    }

    @Test
    void a_time_is_taken_to_the_moment() {
        mvc.get()
                .uri(URI.create("/api/orders?from=2026-03-01T10:00:00%2B01:00&to=2026-03-01T10:00:00Z"))
                .exchange();

        assertThat(store.asked(ListOrders.class).get(0).criteria())
                .isEqualTo(new OrderCriteria(
                        null,
                        null,
                        null,
                        Instant.parse("2026-03-01T09:00:00Z"),
                        Instant.parse("2026-03-01T10:00:00Z"),
                        null));
    }

    @Test
    void the_next_page_goes_on_where_the_first_ended() throws Exception {
        store.answer(ListOrders.class, list -> new OrderPage(List.of(), list.after() == null ? "key" : null));
        String next = JsonPath.read(get("/api/orders?status=PAID").getResponse().getContentAsString(), "$.next");

        assertThat(get("/api/orders?status=PAID&cursor=" + next)).hasStatusOk();
        assertThat(store.asked(ListOrders.class).get(1).after()).isEqualTo("key");
        assertProblem(get("/api/orders?status=PLACED&cursor=" + next), 400, "invalid-parameter", "cursor");
    }

    @ParameterizedTest
    @CsvSource({
        "status=LOST, status",
        "user=7, user",
        "product=x, product",
        "from=yesterday, from",
        "from=2026-02-30, from",
        "from=2026-03-02&to=2026-02-01, from",
        "number=0, number",
        "number=1.5, number",
        "number=9999999999999999999, number",
        "sort=name, sort",
        "limit=0, limit",
        "limit=201, limit",
        "cursor=x, cursor"
    })
    void what_cannot_be_understood_is_refused(String query, String field) {
        assertProblem(get("/api/orders?" + query), 400, "invalid-parameter", field);
        assertProblem(
                mvc.get()
                        .uri("/api/orders?" + query)
                        .header("Accept", "text/csv, application/problem+json")
                        .exchange(),
                400,
                "invalid-parameter",
                field);
    }

    @Test
    void a_reader_s_orders_are_that_reader_s_alone() {
        assertThat(get(USER_PATH + "/orders?user=" + UUID.randomUUID() + "&status=PAID"))
                .hasStatusOk();

        assertThat(store.asked(ListOrders.class).get(0).criteria())
                .isEqualTo(new OrderCriteria(OrderStatus.PAID, USER, null, null, null, null));
    }

    @Test
    void somebody_who_does_not_exist_has_no_orders() {
        store.answer(FindUser.class, find -> null);

        assertProblem(get(USER_PATH + "/orders"), 404, "not-found", "no such user");
    }

    @Test
    void a_table_has_a_row_an_order_over_all_pages() throws IOException {
        OrderView second =
                fallen(new OrderId(UUID.randomUUID()), CancellationReason.PAYMENT_DECLINED, DeclineReason.DECLINED);
        store.answer(
                ListOrders.class,
                list -> list.after() == null
                        ? new OrderPage(List.of(order(ORDER, OrderStatus.PAID)), "key")
                        : new OrderPage(List.of(second), null));

        MvcTestResult answer = csv("/api/orders?status=PAID&limit=1");

        assertThat(answer)
                .hasStatusOk()
                .hasHeader("Content-Type", "text/csv;charset=UTF-8;header=present")
                .hasHeader("Content-Disposition", "attachment; filename=\"orders.csv\"");
        List<CSVRecord> rows = rows(answer);
        assertThat(rows).hasSize(2);
        assertThat(rows.get(0).toMap())
                .containsEntry("number", "1001")
                .containsEntry("id", ORDER.toString())
                .containsEntry("status", "PAID")
                .containsEntry("placedAt", NOW.toString())
                .containsEntry("currency", "EUR")
                .containsEntry("total", "28.29")
                .containsEntry("captured", "28.06")
                .containsEntry("copies", "2")
                .containsEntry("titles", "Little Nemo (2)")
                .containsEntry("country", "GB")
                .containsEntry("cancelledBecause", "");
        assertThat(rows.get(1).get("cancelledBecause")).isEqualTo("PAYMENT_DECLINED");
        assertThat(answer)
                .bodyText()
                .contains("\r\n")
                .doesNotContain("Lovelace")
                .doesNotContain("St James");
        assertThat(store.asked(ListOrders.class)).extracting(ListOrders::limit).containsExactly(200, 200);
    }

    @Test
    void a_table_without_orders_has_its_header() throws IOException {
        store.answer(ListOrders.class, list -> new OrderPage(List.of(), null));

        MvcTestResult answer = csv("/api/orders");

        assertThat(answer).hasStatusOk().bodyText().startsWith("number,id,userId,status");
        assertThat(rows(answer)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)"})
    void no_cell_is_a_formula(String title) throws IOException {
        store.answer(ListOrders.class, list -> new OrderPage(List.of(titled(title)), null));

        assertThat(rows(csv("/api/orders")).get(0).get("titles")).isEqualTo("'" + title + " (2)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a, b", "a \"b\" c", "a\nb", "夢 🎈"})
    void a_cell_holds_whatever_a_title_holds(String title) throws IOException {
        store.answer(ListOrders.class, list -> new OrderPage(List.of(titled(title)), null));

        assertThat(rows(csv("/api/orders")).get(0).get("titles")).isEqualTo(title + " (2)");
    }

    @Test
    void a_timeline_tells_in_sentences_what_has_happened() {
        store.answer(
                FindOrderTimeline.class,
                find -> new OrderTimeline(
                        ORDER,
                        List.of(
                                entry(TimelineEvent.PLACED, Actor.READER, 2),
                                new TimelineEntry(
                                        NOW,
                                        TimelineEvent.REFUND_STARTED,
                                        Actor.SHOP,
                                        REFUND.value(),
                                        eur(1169),
                                        null,
                                        1,
                                        "RETURNED",
                                        "torn"))));

        assertThat(get(ORDER_PATH + "/timeline")).hasStatusOk().bodyJson().isEqualTo("""
                {"items": [
                  {"at": "2026-03-01T10:00:00Z", "what": "PLACED", "by": "READER", "copies": 2,
                   "text": "The order was placed: 2 copies for 28.29 EUR.",
                   "amount": {"amount": "28.29", "currency": "EUR"}},
                  {"at": "2026-03-01T10:00:00Z", "what": "REFUND_STARTED", "by": "SHOP", "about": "%s", "copies": 1,
                   "text": "Something is taken back by the shop (returned): 1 copy, 11.69 EUR: “torn”.",
                   "amount": {"amount": "11.69", "currency": "EUR"}, "reason": "RETURNED", "note": "torn"}]}""".formatted(REFUND));
    }

    private static TimelineEntry entry(TimelineEvent what, Actor by, int copies) {
        return new TimelineEntry(NOW, what, by, null, eur(2829), null, copies, null, null);
    }

    private MvcTestResult csv(String path) {
        return mvc.get().uri(path).header("Accept", "text/csv").exchange();
    }

    private static List<CSVRecord> rows(MvcTestResult answer) throws IOException {
        String text = new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
        return CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(text))
                .getRecords();
    }
}
