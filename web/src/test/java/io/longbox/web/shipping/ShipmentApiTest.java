package io.longbox.web.shipping;

import static io.longbox.web.Fixtures.NOW;
import static io.longbox.web.Fixtures.PRODUCT;
import static io.longbox.web.Fixtures.product;
import static org.assertj.core.api.Assertions.assertThat;

import io.longbox.api.Quantity;
import io.longbox.api.Refusal;
import io.longbox.api.catalog.FindProducts;
import io.longbox.api.catalog.FoundProducts;
import io.longbox.api.catalog.ProductId;
import io.longbox.api.catalog.ProductStatus;
import io.longbox.api.catalog.ReservationId;
import io.longbox.api.order.FindOrder;
import io.longbox.api.order.ItemCount;
import io.longbox.api.order.LineCount;
import io.longbox.api.order.OrderId;
import io.longbox.api.order.OrderStatus;
import io.longbox.api.order.RequestShipment;
import io.longbox.api.shipping.AdvanceShipment;
import io.longbox.api.shipping.FindShipment;
import io.longbox.api.shipping.ListShipments;
import io.longbox.api.shipping.Parcel;
import io.longbox.api.shipping.ShipmentId;
import io.longbox.api.shipping.ShipmentStatus;
import io.longbox.api.shipping.ShipmentView;
import io.longbox.api.shipping.Shipments;
import io.longbox.web.ApiTest;
import io.longbox.web.Purchases;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

class ShipmentApiTest extends ApiTest {

    private static final OrderId ORDER = OrderId.of("44444444-4444-4444-8444-444444444444");
    private static final ShipmentId PARCEL = ShipmentId.of("55555555-5555-4555-8555-555555555555");
    private static final ProductId UNTITLED = ProductId.of("99999999-9999-4999-8999-999999999999");
    private static final String OF_ORDER = "/api/orders/" + ORDER + "/shipments";
    private static final String PATH = "/api/shipments/" + PARCEL;
    private static final String STATUS = PATH + "/status";

    @BeforeEach
    void a_catalogue() {
        store.answer(
                FindProducts.class, find -> new FoundProducts(List.of(product(PRODUCT, ProductStatus.WITHDRAWN, 3))));
    }

    @Test
    void a_requested_parcel_is_answered_as_the_view_shows_it() {
        store.answer(RequestShipment.class, request -> 4L);
        store.answer(FindShipment.class, find -> view(find.shipment(), ShipmentStatus.PREPARING, 0));

        MvcTestResult answer = post(OF_ORDER, """
                        {"items": [{"productId": "%s", "quantity": 2}, {"productId": "%s"}], "carrier": " Night Mail ",
                         "trackingNumber": "1234"}""".formatted(PRODUCT, UNTITLED)).exchange();

        RequestShipment sent = store.theOnly(RequestShipment.class);
        assertThat(sent)
                .isEqualTo(new RequestShipment(
                        ORDER,
                        sent.shipment(),
                        List.of(new ItemCount(PRODUCT, new Quantity(2)), new ItemCount(UNTITLED, new Quantity(1))),
                        new Parcel("Night Mail", "1234")));
        assertThat(answer)
                .hasStatus(201)
                .hasHeader("Location", "/api/shipments/" + sent.shipment())
                .hasHeader("ETag", "\"0\"")
                .bodyJson()
                .isStrictlyEqualTo("""
                        {"id": "%s", "orderId": "%s", "status": "PREPARING", "carrier": "Night Mail",
                         "trackingNumber": "1234",
                         "items": [{"productId": "%s", "title": "Little Nemo", "quantity": 3},
                                   {"productId": "%s", "title": null, "quantity": 1}],
                         "createdAt": "2026-03-01T10:00:00Z", "dispatchedAt": null, "deliveredAt": null}""".formatted(sent.shipment(), ORDER, PRODUCT, UNTITLED));
    }

    @Test
    void without_items_it_is_all_that_is_in_no_parcel_yet() {
        store.answer(RequestShipment.class, request -> 4L);
        store.answer(FindShipment.class, find -> view(find.shipment(), ShipmentStatus.PREPARING, 0));

        assertThat(post(OF_ORDER, "{\"carrier\": \"Night Mail\"}").exchange()).hasStatus(201);

        RequestShipment sent = store.theOnly(RequestShipment.class);
        assertThat(sent.items()).isEmpty();
        assertThat(sent.parcel()).isEqualTo(new Parcel("Night Mail", null));
    }

    @Test
    void news_of_the_parcel_ends_the_wait() {
        store.answer(FindShipment.class, find -> null);
        store.answer(RequestShipment.class, request -> {
            store.announce(new FindShipment(request.shipment()), view(request.shipment(), ShipmentStatus.PREPARING, 0));
            return 4L;
        });

        assertThat(post(OF_ORDER, "{\"carrier\": \"Night Mail\"}").exchange()).hasStatus(201);
    }

    @Test
    void a_parcel_that_takes_longer_is_accepted() {
        store.answer(RequestShipment.class, request -> 4L);
        store.answer(FindShipment.class, find -> null);

        MvcTestResult answer = post(OF_ORDER, "{\"carrier\": \"Night Mail\"}").exchange();

        ShipmentId id = store.theOnly(RequestShipment.class).shipment();
        assertThat(answer)
                .hasStatus(202)
                .hasHeader("Location", "/api/shipments/" + id)
                .bodyJson()
                .isStrictlyEqualTo("""
                        {"id": "%s", "orderId": "%s", "status": "PREPARING", "carrier": "Night Mail",
                         "trackingNumber": null, "items": null, "createdAt": null, "dispatchedAt": null,
                         "deliveredAt": null}""".formatted(id, ORDER));
    }

    @Test
    void what_the_order_refuses_is_a_problem() {
        store.answer(FindShipment.class, find -> null);
        store.refuse(RequestShipment.class, Refusal.Code.CONFLICT, "the order is not paid for");
        assertProblem(post(OF_ORDER, "{\"carrier\": \"Night Mail\"}").exchange(), 409, "conflict", "not paid for");

        store.refuse(RequestShipment.class, Refusal.Code.NOT_FOUND, "there is no such order");
        assertProblem(post(OF_ORDER, "{\"carrier\": \"Night Mail\"}").exchange(), 404, "not-found", "order");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | carrier",
                "{\"carrier\": \" \"} | carrier",
                "{\"carrier\": \"a\\u0000b\"} | carrier",
                "{\"carrier\": \"DHL\", \"trackingNumber\": \"1\\n2\"} | trackingNumber",
                "{\"carrier\": \"DHL\", \"items\": [{}]} | items[0].productId",
                "{\"carrier\": \"DHL\", \"items\": [null]} | items[0]",
                "{\"carrier\": \"DHL\", \"items\": [{\"productId\": \"x\"}]} | items[0].productId",
                "{\"carrier\": \"DHL\", \"items\": [{\"productId\": \"22222222-2222-4222-8222-222222222222\","
                        + " \"quantity\": 0}]} | items[0].quantity"
            })
    void what_cannot_be_sent_is_refused(String body, String field) {
        assertProblem(post(OF_ORDER, body).exchange(), 400, "invalid-input", field);
    }

    @Test
    void a_parcel_has_so_many_items_at_most() {
        String items = "[" + "null,".repeat(200) + "null]";

        assertProblem(
                post(OF_ORDER, "{\"carrier\": \"DHL\", \"items\": " + items + "}")
                        .exchange(),
                400,
                "invalid-input",
                "items must not have more than 200");
    }

    @Test
    void the_parcels_of_an_order_are_listed() {
        store.answer(FindOrder.class, find -> Purchases.order(ORDER, OrderStatus.PAID));
        store.answer(ListShipments.class, list -> {
            assertThat(list).isEqualTo(new ListShipments(ORDER));
            return new Shipments(List.of(view(PARCEL, ShipmentStatus.LOST, 2)));
        });

        MvcTestResult answer = get(OF_ORDER);

        assertThat(answer).bodyJson().extractingPath("$.items[0].status").isEqualTo("LOST");
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.items[0].items[0].title")
                .isEqualTo("Little Nemo");
        assertThat(answer).bodyJson().extractingPath("$.next").isNull();
    }

    @Test
    void an_order_that_does_not_exist_has_no_parcels_to_list() {
        store.answer(FindOrder.class, find -> null);

        assertProblem(get(OF_ORDER), 404, "not-found", "no such order");
    }

    @Test
    void an_order_without_parcels_has_none() {
        store.answer(FindOrder.class, find -> Purchases.order(ORDER, OrderStatus.PAID));
        store.answer(ListShipments.class, list -> new Shipments(List.of()));

        assertThat(get(OF_ORDER)).bodyJson().isStrictlyEqualTo("{\"items\": [], \"next\": null}");
        assertThat(store.asked(FindProducts.class)).isEmpty();
    }

    @Test
    void a_parcel_is_shown() {
        store.answer(FindShipment.class, find -> view(PARCEL, ShipmentStatus.IN_TRANSIT, 2));

        MvcTestResult answer = get(PATH);

        assertThat(answer).hasStatusOk().hasHeader("ETag", "\"2\"");
        assertThat(answer).bodyJson().extractingPath("$.status").isEqualTo("IN_TRANSIT");
    }

    @Test
    void an_unknown_parcel_is_not_found() {
        store.answer(FindShipment.class, find -> null);

        assertProblem(get(PATH), 404, "not-found", "no such shipment");
        assertProblem(get("/api/shipments/1234"), 400, "invalid-parameter", "shipmentId");
    }

    @Test
    void a_parcel_comes_further() {
        store.answer(AdvanceShipment.class, advance -> 1L);
        store.answer(FindShipment.class, find -> view(PARCEL, ShipmentStatus.DISPATCHED, 1));

        MvcTestResult answer = post(STATUS, "{\"status\": \"DISPATCHED\", \"trackingNumber\": \" 1234 \"}")
                .exchange();

        assertThat(answer).hasStatusOk().hasHeader("ETag", "\"1\"");
        assertThat(answer).bodyJson().extractingPath("$.status").isEqualTo("DISPATCHED");
        assertThat(store.theOnly(AdvanceShipment.class))
                .isEqualTo(new AdvanceShipment(PARCEL, ShipmentStatus.DISPATCHED, "1234"));
    }

    @Test
    void what_the_parcel_refuses_is_a_problem() {
        store.answer(FindShipment.class, find -> null);
        store.refuse(
                AdvanceShipment.class,
                new Refusal(Refusal.Code.INVALID, "a parcel is dispatched with a tracking number", "trackingNumber"));
        MvcTestResult answer = post(STATUS, "{\"status\": \"DISPATCHED\"}").exchange();
        assertProblem(answer, 400, "invalid-input", "tracking number");
        assertThat(answer).bodyJson().extractingPath("$.errors[0].field").isEqualTo("trackingNumber");

        store.refuse(AdvanceShipment.class, Refusal.Code.CONFLICT, "the parcel is DELIVERED and cannot be DISPATCHED");
        assertProblem(post(STATUS, "{\"status\": \"DISPATCHED\"}").exchange(), 409, "conflict", "DELIVERED");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | invalid-input | status",
                "{\"status\": \"PREPARING\"} | invalid-input | status",
                "{\"status\": \"EATEN\"} | malformed-json | status",
                "{\"status\": \"DELIVERED\", \"trackingNumber\": \"a\\u0007\"} | invalid-input | trackingNumber"
            })
    void a_status_that_makes_no_sense_is_refused(String body, String kind, String detail) {
        assertProblem(post(STATUS, body).exchange(), 400, kind, detail);
    }

    private static ShipmentView view(ShipmentId id, ShipmentStatus status, long version) {
        return new ShipmentView(
                id,
                ORDER,
                List.of(line(PRODUCT, 2), line(UNTITLED, 1), line(PRODUCT, 1)),
                new Parcel("Night Mail", "1234"),
                status,
                NOW,
                null,
                null,
                version);
    }

    private static LineCount line(ProductId product, int copies) {
        return new LineCount(new ReservationId(UUID.randomUUID()), product, new Quantity(copies));
    }
}
