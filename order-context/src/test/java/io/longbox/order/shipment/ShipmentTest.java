package io.longbox.order.shipment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import io.longbox.api.Quantity;
import io.longbox.api.Refusal;
import io.longbox.api.Refusal.Code;
import io.longbox.api.RefusedException;
import io.longbox.api.catalog.ProductId;
import io.longbox.api.catalog.ReservationId;
import io.longbox.api.order.LineCount;
import io.longbox.api.order.OrderId;
import io.longbox.api.shipping.AdvanceShipment;
import io.longbox.api.shipping.CreateShipment;
import io.longbox.api.shipping.Parcel;
import io.longbox.api.shipping.ShipmentCancelled;
import io.longbox.api.shipping.ShipmentCreated;
import io.longbox.api.shipping.ShipmentDelivered;
import io.longbox.api.shipping.ShipmentDispatched;
import io.longbox.api.shipping.ShipmentId;
import io.longbox.api.shipping.ShipmentInTransit;
import io.longbox.api.shipping.ShipmentLost;
import io.longbox.api.shipping.ShipmentOutForDelivery;
import io.longbox.api.shipping.ShipmentStatus;
import io.longbox.api.user.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.aggregate.TestExecutor;
import org.hamcrest.CustomTypeSafeMatcher;
import org.hamcrest.Matcher;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class ShipmentTest {

    private static final ShipmentId PARCEL = new ShipmentId(UUID.randomUUID());
    private static final OrderId ORDER = new OrderId(UUID.randomUUID());
    private static final UserId ADA = new UserId(UUID.randomUUID());
    private static final List<LineCount> ITEMS = List.of(
            new LineCount(new ReservationId(UUID.randomUUID()), new ProductId(UUID.randomUUID()), new Quantity(2)));
    private static final String NUMBER = "00340434161094042557";
    private static final ShipmentDispatched DISPATCHED = new ShipmentDispatched(PARCEL, ORDER, NUMBER);
    private static final ShipmentInTransit IN_TRANSIT = new ShipmentInTransit(PARCEL, ORDER);
    private static final ShipmentOutForDelivery OUT_FOR_DELIVERY = new ShipmentOutForDelivery(PARCEL, ORDER);
    private static final ShipmentDelivered DELIVERED = new ShipmentDelivered(PARCEL, ORDER);
    private static final ShipmentLost LOST = new ShipmentLost(PARCEL, ORDER);
    private static final ShipmentCancelled CANCELLED = new ShipmentCancelled(PARCEL, ORDER);

    /** How a parcel gets to each of its states, without skipping any. */
    private static final Map<ShipmentStatus, List<Object>> WAYS = Map.of(
            ShipmentStatus.PREPARING, List.of(),
            ShipmentStatus.DISPATCHED, List.of(DISPATCHED),
            ShipmentStatus.IN_TRANSIT, List.of(DISPATCHED, IN_TRANSIT),
            ShipmentStatus.OUT_FOR_DELIVERY, List.of(DISPATCHED, IN_TRANSIT, OUT_FOR_DELIVERY),
            ShipmentStatus.DELIVERED, List.of(DISPATCHED, IN_TRANSIT, OUT_FOR_DELIVERY, DELIVERED),
            ShipmentStatus.LOST, List.of(DISPATCHED, LOST),
            ShipmentStatus.CANCELLED, List.of(CANCELLED));

    private final FixtureConfiguration<Shipment> shipment = new AggregateTestFixture<>(Shipment.class);

    @Test
    void a_parcel_is_packed_whether_or_not_it_has_a_number() {
        for (String number : new @Nullable String[] {null, NUMBER}) {
            new AggregateTestFixture<>(Shipment.class)
                    .givenNoPriorActivity()
                    .when(create(number))
                    .expectEvents(created(number))
                    .expectResultMessagePayload(0L);
        }
    }

    @Test
    void a_parcel_is_packed_once() {
        shipment.given(created(null)).when(create(null)).expectNoEvents().expectResultMessagePayload(0L);
        shipment.given(created(null), CANCELLED).when(create(null)).expectNoEvents();
    }

    @Test
    void it_goes_from_state_to_state() {
        given(ShipmentStatus.PREPARING)
                .when(advance(ShipmentStatus.DISPATCHED, null))
                .expectEvents(DISPATCHED)
                .expectResultMessagePayload(1L);
        given(ShipmentStatus.DISPATCHED)
                .when(advance(ShipmentStatus.IN_TRANSIT, null))
                .expectEvents(IN_TRANSIT);
        given(ShipmentStatus.IN_TRANSIT)
                .when(advance(ShipmentStatus.OUT_FOR_DELIVERY, null))
                .expectEvents(OUT_FOR_DELIVERY);
        given(ShipmentStatus.OUT_FOR_DELIVERY)
                .when(advance(ShipmentStatus.DELIVERED, null))
                .expectEvents(DELIVERED);
    }

    @Test
    void states_may_be_skipped_but_the_dispatch_is_told_first() {
        given(ShipmentStatus.PREPARING)
                .when(advance(ShipmentStatus.DELIVERED, null))
                .expectEvents(DISPATCHED, DELIVERED)
                .expectResultMessagePayload(2L);
        given(ShipmentStatus.PREPARING)
                .when(advance(ShipmentStatus.IN_TRANSIT, null))
                .expectEvents(DISPATCHED, IN_TRANSIT);
        given(ShipmentStatus.DISPATCHED)
                .when(advance(ShipmentStatus.DELIVERED, null))
                .expectEvents(DELIVERED);
    }

    @ParameterizedTest
    @EnumSource(ShipmentStatus.class)
    void a_repeat_changes_nothing(ShipmentStatus status) {
        given(status).when(advance(status, null)).expectNoEvents();
    }

    @Test
    void it_never_goes_backwards_nor_on_from_where_its_way_is_over() {
        List<ShipmentStatus> way = List.of(
                ShipmentStatus.PREPARING,
                ShipmentStatus.DISPATCHED,
                ShipmentStatus.IN_TRANSIT,
                ShipmentStatus.OUT_FOR_DELIVERY,
                ShipmentStatus.DELIVERED);
        for (ShipmentStatus at : way) {
            way.subList(0, way.indexOf(at)).forEach(earlier -> refuses(at, earlier));
        }
        for (ShipmentStatus end : List.of(ShipmentStatus.LOST, ShipmentStatus.CANCELLED)) {
            way.forEach(wanted -> refuses(end, wanted));
        }
    }

    @Test
    void what_was_dispatched_can_be_lost_until_it_has_arrived() {
        for (ShipmentStatus at :
                List.of(ShipmentStatus.DISPATCHED, ShipmentStatus.IN_TRANSIT, ShipmentStatus.OUT_FOR_DELIVERY)) {
            given(at).when(advance(ShipmentStatus.LOST, null)).expectEvents(LOST);
        }
        for (ShipmentStatus at :
                List.of(ShipmentStatus.PREPARING, ShipmentStatus.DELIVERED, ShipmentStatus.CANCELLED)) {
            refuses(at, ShipmentStatus.LOST);
        }
    }

    @Test
    void what_was_not_dispatched_can_be_cancelled_with_or_without_a_number() {
        shipment.given(created(null))
                .when(advance(ShipmentStatus.CANCELLED, null))
                .expectEvents(CANCELLED);
        given(ShipmentStatus.PREPARING)
                .when(advance(ShipmentStatus.CANCELLED, null))
                .expectEvents(CANCELLED);
        for (ShipmentStatus at : List.of(
                ShipmentStatus.DISPATCHED,
                ShipmentStatus.IN_TRANSIT,
                ShipmentStatus.OUT_FOR_DELIVERY,
                ShipmentStatus.DELIVERED,
                ShipmentStatus.LOST)) {
            refuses(at, ShipmentStatus.CANCELLED);
        }
    }

    @Test
    void it_is_not_dispatched_without_a_tracking_number() {
        for (ShipmentStatus wanted : List.of(ShipmentStatus.DISPATCHED, ShipmentStatus.DELIVERED)) {
            shipment.given(created(null))
                    .when(advance(wanted, null))
                    .expectNoEvents()
                    .expectException(
                            refusal(Code.INVALID, "a parcel is dispatched with a tracking number", "trackingNumber"));
        }
    }

    @Test
    void the_number_that_is_given_at_the_dispatch_is_the_parcel_s() {
        shipment.given(created(null))
                .when(advance(ShipmentStatus.DISPATCHED, NUMBER))
                .expectEvents(DISPATCHED);
        shipment.given(created("another"))
                .when(advance(ShipmentStatus.IN_TRANSIT, NUMBER))
                .expectEvents(DISPATCHED, IN_TRANSIT);
    }

    @Test
    void the_number_does_not_change_after_the_dispatch() {
        given(ShipmentStatus.DISPATCHED)
                .when(advance(ShipmentStatus.IN_TRANSIT, NUMBER))
                .expectEvents(IN_TRANSIT);
        for (ShipmentStatus wanted : List.of(ShipmentStatus.DISPATCHED, ShipmentStatus.IN_TRANSIT)) {
            given(ShipmentStatus.DISPATCHED)
                    .when(advance(wanted, "another"))
                    .expectNoEvents()
                    .expectException(
                            refusal(Code.CONFLICT, "the parcel was dispatched by another number", "trackingNumber"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "1\n2", "\u0000"})
    void a_number_can_be_read(String number) {
        refusesNumber(number);
    }

    @Test
    void a_number_is_not_longer_than_a_label() {
        refusesNumber("1".repeat(101));
    }

    @Test
    void nothing_becomes_of_a_parcel_that_never_was() {
        shipment.givenNoPriorActivity()
                .when(advance(ShipmentStatus.DISPATCHED, NUMBER))
                .expectNoEvents()
                .expectException(AggregateNotFoundException.class);
    }

    @Test
    void a_snapshot_brings_back_all_of_the_state() {
        JsonMapper fieldsAlone = JsonMapper.builder()
                .changeDefaultVisibility(visibility -> visibility
                        .withVisibility(PropertyAccessor.ALL, Visibility.NONE)
                        .withVisibility(PropertyAccessor.FIELD, Visibility.ANY)
                        .withVisibility(PropertyAccessor.CREATOR, Visibility.ANY))
                .build();
        Shipment used = new Shipment();
        used.on(created(null));
        used.on(DISPATCHED);

        Shipment restored = fieldsAlone.readValue(fieldsAlone.writeValueAsString(used), Shipment.class);

        assertThat(restored).usingRecursiveComparison().isEqualTo(used);
    }

    private TestExecutor<Shipment> given(ShipmentStatus status) {
        List<Object> past = new ArrayList<>(List.of(created(NUMBER)));
        past.addAll(WAYS.get(status));
        return shipment.given(past);
    }

    private void refuses(ShipmentStatus at, ShipmentStatus wanted) {
        given(at)
                .when(advance(wanted, null))
                .expectNoEvents()
                .expectException(refusal(Code.CONFLICT, "the parcel is " + at + " and cannot be " + wanted, "status"));
    }

    private void refusesNumber(String number) {
        given(ShipmentStatus.PREPARING)
                .when(advance(ShipmentStatus.DISPATCHED, number))
                .expectNoEvents()
                .expectException(refusal(
                        Code.INVALID,
                        "a tracking number has at most 100 characters, all of them visible",
                        "trackingNumber"));
    }

    private static CreateShipment create(@Nullable String number) {
        return new CreateShipment(PARCEL, ORDER, ADA, ITEMS, new Parcel("DHL", number));
    }

    private static ShipmentCreated created(@Nullable String number) {
        return new ShipmentCreated(PARCEL, ORDER, ADA, ITEMS, new Parcel("DHL", number));
    }

    private static AdvanceShipment advance(ShipmentStatus status, @Nullable String number) {
        return new AdvanceShipment(PARCEL, status, number);
    }

    private static Matcher<RefusedException> refusal(Code code, String detail, String field) {
        Refusal expected = new Refusal(code, detail, field);
        return new CustomTypeSafeMatcher<>(expected.toString()) {
            @Override
            protected boolean matchesSafely(RefusedException refused) {
                return refused.refusal().equals(expected);
            }
        };
    }
}
