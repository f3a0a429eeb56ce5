package io.longbox.query.shipment;

import io.longbox.api.shipping.FindShipment;
import io.longbox.api.shipping.ShipmentCancelled;
import io.longbox.api.shipping.ShipmentCreated;
import io.longbox.api.shipping.ShipmentDelivered;
import io.longbox.api.shipping.ShipmentDispatched;
import io.longbox.api.shipping.ShipmentEvent;
import io.longbox.api.shipping.ShipmentInTransit;
import io.longbox.api.shipping.ShipmentLost;
import io.longbox.api.shipping.ShipmentOutForDelivery;
import io.longbox.api.shipping.ShipmentStatus;
import io.longbox.query.support.FollowingRows;
import io.longbox.query.support.Keeps;
import io.longbox.query.support.QueryUpdates;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;
import org.springframework.stereotype.Component;

@Component
@ProcessingGroup("shipment-view")
@Keeps("shipments")
class ShipmentProjection {

    private final FollowingRows<ShipmentRow, ShipmentEvent> rows;
    private final QueryUpdates updates;

    ShipmentProjection(EntityManager entities, QueryUpdates updates) {
        this.rows = new FollowingRows<>(
                entities,
                ShipmentRow.class,
                ShipmentEvent.class,
                event -> event.shipment().value());
        this.updates = updates;
    }

    @EventHandler
    void on(ShipmentCreated event, @SequenceNumber long version, @Timestamp Instant at) {
        announce(rows.follow(event, version, ShipmentRow::new, shipment -> shipment.create(event, at)));
    }

    @EventHandler
    void on(ShipmentDispatched event, @SequenceNumber long version, @Timestamp Instant at) {
        follow(event, version, shipment -> shipment.dispatch(event.trackingNumber(), at));
    }

    @EventHandler
    void on(ShipmentInTransit event, @SequenceNumber long version) {
        follow(event, version, shipment -> shipment.advance(ShipmentStatus.IN_TRANSIT));
    }

    @EventHandler
    void on(ShipmentOutForDelivery event, @SequenceNumber long version) {
        follow(event, version, shipment -> shipment.advance(ShipmentStatus.OUT_FOR_DELIVERY));
    }

    @EventHandler
    void on(ShipmentDelivered event, @SequenceNumber long version, @Timestamp Instant at) {
        follow(event, version, shipment -> shipment.deliver(at));
    }

    @EventHandler
    void on(ShipmentLost event, @SequenceNumber long version) {
        follow(event, version, shipment -> shipment.advance(ShipmentStatus.LOST));
    }

    @EventHandler
    void on(ShipmentCancelled event, @SequenceNumber long version) {
        follow(event, version, shipment -> shipment.advance(ShipmentStatus.CANCELLED));
    }

    @ResetHandler
    void reset() {
        rows.clear();
    }

    private void follow(ShipmentEvent event, long version, Consumer<ShipmentRow> change) {
        announce(rows.followKnown(event, version, change));
    }

    private void announce(Optional<ShipmentRow> changed) {
        changed.ifPresent(shipment -> updates.announce(new FindShipment(shipment.shipmentId()), shipment::toView));
    }
}
