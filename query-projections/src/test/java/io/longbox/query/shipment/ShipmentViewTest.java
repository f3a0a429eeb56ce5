package io.longbox.query.shipment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.longbox.api.Quantity;
import io.longbox.api.catalog.ProductId;
import io.longbox.api.catalog.ReservationId;
import io.longbox.api.order.LineCount;
import io.longbox.api.order.OrderId;
import io.longbox.api.shipping.FindShipment;
import io.longbox.api.shipping.ListShipments;
import io.longbox.api.shipping.Parcel;
import io.longbox.api.shipping.ShipmentCancelled;
import io.longbox.api.shipping.ShipmentCreated;
import io.longbox.api.shipping.ShipmentDelivered;
import io.longbox.api.shipping.ShipmentDispatched;
import io.longbox.api.shipping.ShipmentEvent;
import io.longbox.api.shipping.ShipmentId;
import io.longbox.api.shipping.ShipmentInTransit;
import io.longbox.api.shipping.ShipmentLost;
import io.longbox.api.shipping.ShipmentOutForDelivery;
import io.longbox.api.shipping.ShipmentStatus;
import io.longbox.api.shipping.ShipmentView;
import io.longbox.api.shipping.Shipments;
import io.longbox.api.user.UserId;
import io.longbox.query.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.queryhandling.SubscriptionQueryResult;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ShipmentViewTest {

    private final Store store = Store.empty();
    private final OrderId order = new OrderId(UUID.randomUUID());
    private final ShipmentId first = new ShipmentId(UUID.randomUUID());
    private final ShipmentId second = new ShipmentId(UUID.randomUUID());
    private final List<LineCount> items = List.of(item(2), item(1));

    @Test
    void a_parcel_shows_what_is_in_it_and_who_carries_it() {
        store.happened(created(first, order, null));

        assertThat(find(first))
                .isEqualTo(new ShipmentView(
                        first,
                        order,
                        items,
                        new Parcel("Night Mail", null),
                        ShipmentStatus.PREPARING,
                        store.now(),
                        null,
                        null,
                        0));
    }

    @Test
    void a_parcel_shows_how_far_it_has_come_and_since_when() {
        store.happened(created(first, order, "old"));
        Instant created = store.now();
        store.happened(new ShipmentDispatched(first, order, "1234"));
        Instant dispatched = store.now();
        assertThat(find(first).status()).isEqualTo(ShipmentStatus.DISPATCHED);
        store.happened(new ShipmentInTransit(first, order));
        assertThat(find(first).status()).isEqualTo(ShipmentStatus.IN_TRANSIT);
        store.happened(new ShipmentOutForDelivery(first, order));
        assertThat(find(first).status()).isEqualTo(ShipmentStatus.OUT_FOR_DELIVERY);
        store.happened(new ShipmentDelivered(first, order));

        assertThat(find(first))
                .isEqualTo(new ShipmentView(
                        first,
                        order,
                        items,
                        new Parcel("Night Mail", "1234"),
                        ShipmentStatus.DELIVERED,
                        created,
                        dispatched,
                        store.now(),
                        4));
    }

    @Test
    void a_parcel_may_be_lost_or_not_sent() {
        store.happened(created(first, order, "1"), new ShipmentDispatched(first, order, "1"));
        store.happened(new ShipmentLost(first, order), created(second, order, null));
        store.happened(new ShipmentCancelled(second, order));

        assertThat(find(first).status()).isEqualTo(ShipmentStatus.LOST);
        assertThat(find(second).status()).isEqualTo(ShipmentStatus.CANCELLED);
    }

    @Test
    void the_parcels_of_an_order_are_listed_the_oldest_first() {
        OrderId another = new OrderId(UUID.randomUUID());
        store.happened(created(first, order, null), created(second, order, null));
        store.happened(created(new ShipmentId(UUID.randomUUID()), another, null));

        assertThat(list(order)).extracting(ShipmentView::id).containsExactly(first, second);
        assertThat(list(new OrderId(UUID.randomUUID()))).isEmpty();
    }

    @Test
    void nothing_is_found_by_an_unknown_id() {
        assertThat(find(first)).isNull();
    }

    @Test
    void a_replay_makes_the_same_rows_again() {
        store.happened(created(first, order, null), new ShipmentDispatched(first, order, "1"));
        store.happened(new ShipmentDelivered(first, order), created(second, order, "2"));
        store.happened(new ShipmentDispatched(second, order, "2"), new ShipmentLost(second, order));
        Map<String, List<String>> before = store.rows();

        store.replay();
        assertThat(store.rows()).isEqualTo(before);
        store.replayOneByOne();
        assertThat(store.rows()).isEqualTo(before);
        store.deliverAgain();
        assertThat(store.rows()).isEqualTo(before);
    }

    @Test
    void a_subscriber_reads_the_change_it_waits_for() {
        try (SubscriptionQueryResult<ShipmentView, ShipmentView> watched =
                store.subscribe(new FindShipment(first), ShipmentView.class)) {
            store.happened(created(first, order, "1234"));

            assertThat(watched.updates().blockFirst(Duration.ofSeconds(5))).isEqualTo(find(first));
        }
    }

    @Test
    void an_event_whose_stream_the_view_never_saw_begin_is_not_swallowed() {
        ShipmentEvent lost = new ShipmentLost(first, order);

        assertThatThrownBy(() -> store.happened(lost))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("replay");
    }

    private @Nullable ShipmentView find(ShipmentId shipment) {
        return store.answer(new FindShipment(shipment), ShipmentView.class);
    }

    private List<ShipmentView> list(OrderId of) {
        return store.answer(new ListShipments(of), Shipments.class).items();
    }

    private ShipmentCreated created(ShipmentId shipment, OrderId of, @Nullable String number) {
        return new ShipmentCreated(
                shipment, of, new UserId(UUID.randomUUID()), items, new Parcel("Night Mail", number));
    }

    private static LineCount item(int copies) {
        return new LineCount(
                new ReservationId(UUID.randomUUID()), new ProductId(UUID.randomUUID()), new Quantity(copies));
    }
}
