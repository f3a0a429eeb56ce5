package io.longbox.order.order;

import static io.longbox.order.OrderFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import io.longbox.api.Points;
import io.longbox.api.order.Actor;
import io.longbox.api.order.ItemsDelivered;
import io.longbox.api.order.ItemsShipped;
import io.longbox.api.order.OrderChargedBack;
import io.longbox.api.order.OrderStatus;
import io.longbox.api.order.RefundCause;
import io.longbox.api.order.RefundCompleted;
import io.longbox.api.order.RefundStarted;
import io.longbox.api.order.ReturnRequested;
import io.longbox.api.order.ShipmentRequested;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** A snapshot is the aggregate's fields as JSON. */
class SnapshotTest {

    private static final JsonMapper FIELDS_ALONE = JsonMapper.builder()
            .changeDefaultVisibility(visibility -> visibility
                    .withVisibility(PropertyAccessor.ALL, Visibility.NONE)
                    .withVisibility(PropertyAccessor.FIELD, Visibility.ANY)
                    .withVisibility(PropertyAccessor.CREATOR, Visibility.ANY))
            .build();

    @Test
    void a_snapshot_brings_back_all_of_the_state() {
        Order order = used();

        Order restored = FIELDS_ALONE.readValue(FIELDS_ALONE.writeValueAsString(order), Order.class);

        assertThat(restored).usingRecursiveComparison().isEqualTo(order);
    }

    @Test
    void a_restored_order_goes_on_as_the_order_would() {
        Order order = used();
        Order restored = FIELDS_ALONE.readValue(FIELDS_ALONE.writeValueAsString(order), Order.class);

        order.on(new RefundCompleted(ORDER, refund(1), true, OrderStatus.PARTLY_SHIPPED));
        restored.on(new RefundCompleted(ORDER, refund(1), true, OrderStatus.PARTLY_SHIPPED));

        assertThat(FIELDS_ALONE.writeValueAsString(restored)).isEqualTo(FIELDS_ALONE.writeValueAsString(order));
    }

    @Test
    void a_snapshot_holds_no_address() {
        assertThat(FIELDS_ALONE.writeValueAsString(used())).doesNotContain("a text");
    }

    private static Order used() {
        Order order = new Order();
        order.on(placed(terms(10, 500, CARD)));
        order.on(paid(terms(10, 500, CARD)));
        order.on(new ShipmentRequested(ORDER, shipment(1), READER, List.of(nemos(2)), PARCEL));
        order.on(new ItemsShipped(ORDER, shipment(1), READER, OrderStatus.PARTLY_SHIPPED));
        order.on(new ItemsDelivered(ORDER, shipment(1), READER, OrderStatus.PARTLY_SHIPPED));
        order.on(new RefundStarted(
                ORDER,
                refund(1),
                READER,
                RefundCause.CANCELLED,
                List.of(kats(1)),
                true,
                euros(450),
                Points.NONE,
                new Points(4),
                OrderStatus.PARTLY_SHIPPED,
                Actor.SHOP,
                null));
        order.on(new ReturnRequested(ORDER, refund(2), READER, List.of(nemos(1)), Actor.READER, "torn"));
        order.on(new OrderChargedBack(ORDER, "cb", euros(100)));
        return order;
    }
}
