package io.longbox.order.shipment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.longbox.api.Quantity;
import io.longbox.api.Refusal;
import io.longbox.api.RefusedException;
import io.longbox.api.catalog.ProductId;
import io.longbox.api.catalog.ReservationId;
import io.longbox.api.order.DropShipment;
import io.longbox.api.order.LineCount;
import io.longbox.api.order.OrderId;
import io.longbox.api.order.RecordDelivery;
import io.longbox.api.order.RecordDispatch;
import io.longbox.api.order.RecordLoss;
import io.longbox.api.order.ShipmentRequested;
import io.longbox.api.shipping.CreateShipment;
import io.longbox.api.shipping.Parcel;
import io.longbox.api.shipping.ShipmentCancelled;
import io.longbox.api.shipping.ShipmentDelivered;
import io.longbox.api.shipping.ShipmentDispatched;
import io.longbox.api.shipping.ShipmentId;
import io.longbox.api.shipping.ShipmentLost;
import io.longbox.api.user.UserId;
import java.util.List;
import java.util.UUID;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.test.utils.RecordingCommandBus;
import org.junit.jupiter.api.Test;

class ShipmentPolicyTest {

    private final RecordingCommandBus sent = new RecordingCommandBus();
    private final ShipmentPolicy policy =
            new ShipmentPolicy(DefaultCommandGateway.builder().commandBus(sent).build());

    private final OrderId order = new OrderId(UUID.randomUUID());
    private final ShipmentId parcel = new ShipmentId(UUID.randomUUID());

    @Test
    void a_parcel_that_an_order_asks_for_is_packed() {
        UserId ada = new UserId(UUID.randomUUID());
        List<LineCount> items = List.of(
                new LineCount(new ReservationId(UUID.randomUUID()), new ProductId(UUID.randomUUID()), new Quantity(2)));
        Parcel dhl = new Parcel("DHL", "1234");

        policy.on(new ShipmentRequested(order, parcel, ada, items, dhl));

        assertSent(new CreateShipment(parcel, order, ada, items, dhl));
    }

    @Test
    void the_order_is_told_that_its_parcel_is_dispatched() {
        policy.on(new ShipmentDispatched(parcel, order, "1234"));

        assertSent(new RecordDispatch(order, parcel));
    }

    @Test
    void the_order_is_told_that_its_parcel_has_arrived() {
        policy.on(new ShipmentDelivered(parcel, order));

        assertSent(new RecordDelivery(order, parcel));
    }

    @Test
    void the_order_is_told_that_its_parcel_is_lost() {
        policy.on(new ShipmentLost(parcel, order));

        assertSent(new RecordLoss(order, parcel));
    }

    @Test
    void the_order_is_told_that_its_parcel_is_not_sent() {
        policy.on(new ShipmentCancelled(parcel, order));

        assertSent(new DropShipment(order, parcel));
    }

    @Test
    void a_failure_reaches_the_processor_which_tries_again() {
        sent.setCallbackBehavior((command, metaData) -> {
            throw new RefusedException(Refusal.Code.CONFLICT, "no");
        });

        assertThatThrownBy(() -> policy.on(new ShipmentLost(parcel, order))).isInstanceOf(RefusedException.class);
    }

    private void assertSent(Object command) {
        assertThat(sent.getDispatchedCommands())
                .extracting(message -> (Object) message.getPayload())
                .containsExactly(command);
    }
}
