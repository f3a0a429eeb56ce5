package io.longbox.order.shipment;

import io.longbox.api.order.DropShipment;
import io.longbox.api.order.RecordDelivery;
import io.longbox.api.order.RecordDispatch;
import io.longbox.api.order.RecordLoss;
import io.longbox.api.order.ShipmentRequested;
import io.longbox.api.shipping.CreateShipment;
import io.longbox.api.shipping.ShipmentCancelled;
import io.longbox.api.shipping.ShipmentDelivered;
import io.longbox.api.shipping.ShipmentDispatched;
import io.longbox.api.shipping.ShipmentLost;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/** Whenever an order asks for a parcel, it is packed; whenever a parcel is sent, arrives, or does not, its order is told. */
@Component
@ProcessingGroup("shipment-policy")
@DisallowReplay
class ShipmentPolicy {

    private final CommandGateway commands;

    ShipmentPolicy(CommandGateway commands) {
        this.commands = commands;
    }

    @EventHandler
    void on(ShipmentRequested event) {
        commands.sendAndWait(
                new CreateShipment(event.shipment(), event.order(), event.user(), event.lines(), event.parcel()));
    }

    @EventHandler
    void on(ShipmentDispatched event) {
        commands.sendAndWait(new RecordDispatch(event.order(), event.shipment()));
    }

    @EventHandler
    void on(ShipmentDelivered event) {
        commands.sendAndWait(new RecordDelivery(event.order(), event.shipment()));
    }

    @EventHandler
    void on(ShipmentLost event) {
        commands.sendAndWait(new RecordLoss(event.order(), event.shipment()));
    }

    @EventHandler
    void on(ShipmentCancelled event) {
        commands.sendAndWait(new DropShipment(event.order(), event.shipment()));
    }
}
