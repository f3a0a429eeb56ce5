package io.longbox.order.shipment;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.getVersion;

import io.longbox.api.PlainText;
import io.longbox.api.Refusal;
import io.longbox.api.RefusedException;
import io.longbox.api.order.OrderId;
import io.longbox.api.shipping.AdvanceShipment;
import io.longbox.api.shipping.CreateShipment;
import io.longbox.api.shipping.ShipmentCancelled;
import io.longbox.api.shipping.ShipmentCreated;
import io.longbox.api.shipping.ShipmentDelivered;
import io.longbox.api.shipping.ShipmentDispatched;
import io.longbox.api.shipping.ShipmentId;
import io.longbox.api.shipping.ShipmentInTransit;
import io.longbox.api.shipping.ShipmentLost;
import io.longbox.api.shipping.ShipmentOutForDelivery;
import io.longbox.api.shipping.ShipmentStatus;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.serialization.Revision;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * A parcel, from when it is packed to when it has arrived, or will not. What may be in it is the order's to decide.
 *
 * <p>It only ever goes forwards. News of it may skip states, and then the dispatch is still told first: the order ships
 * what is dispatched, and takes nothing for delivered that was never shipped.
 */
@Aggregate(snapshotTriggerDefinition = "snapshotTrigger", cache = "aggregateCache")
@Revision("1")
class Shipment {

    static final int LONGEST_TRACKING_NUMBER = 100;

    @AggregateIdentifier
    private @Nullable ShipmentId id;

    private @Nullable OrderId order;
    private ShipmentStatus status = ShipmentStatus.PREPARING;
    private @Nullable String trackingNumber;

    Shipment() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    long handle(CreateShipment command) {
        if (id == null) {
            apply(new ShipmentCreated(
                    command.shipment(), command.order(), command.user(), command.items(), command.parcel()));
        }
        return getVersion();
    }

    @CommandHandler
    long handle(AdvanceShipment command) {
        ShipmentStatus wanted = command.status();
        refuseOtherNumber(command.trackingNumber());
        if (wanted != status) {
            refuseUnlessNext(wanted);
            if (wanted != ShipmentStatus.CANCELLED && !isDispatched()) {
                String number = numberFor(command.trackingNumber());
                apply(new ShipmentDispatched(command.shipment(), order(), number));
            }
            advance(command.shipment(), wanted);
        }
        return getVersion();
    }

    private void refuseUnlessNext(ShipmentStatus wanted) {
        boolean possible = switch (wanted) {
            case PREPARING -> false;
            case DISPATCHED, IN_TRANSIT, OUT_FOR_DELIVERY, DELIVERED -> !isOver() && wanted.compareTo(status) > 0;
            case LOST -> !isOver() && isDispatched();
            case CANCELLED -> !isOver() && !isDispatched();
        };
        if (!possible) {
            throw new RefusedException(new Refusal(
                    Refusal.Code.CONFLICT, "the parcel is " + status + " and cannot be " + wanted, "status"));
        }
    }

    private void refuseOtherNumber(@Nullable String given) {
        if (given == null) {
            return;
        }
        if (given.isBlank() || PlainText.flaw(given, LONGEST_TRACKING_NUMBER, false) != null) {
            throw new RefusedException(new Refusal(
                    Refusal.Code.INVALID,
                    "a tracking number has at most " + LONGEST_TRACKING_NUMBER + " characters, all of them visible",
                    "trackingNumber"));
        }
        if (isDispatched() && !given.equals(trackingNumber)) {
            throw new RefusedException(new Refusal(
                    Refusal.Code.CONFLICT, "the parcel was dispatched by another number", "trackingNumber"));
        }
    }

    private String numberFor(@Nullable String given) {
        String number = given == null ? trackingNumber : given;
        if (number == null) {
            throw new RefusedException(new Refusal(
                    Refusal.Code.INVALID, "a parcel is dispatched with a tracking number", "trackingNumber"));
        }
        return number;
    }

    private void advance(ShipmentId shipment, ShipmentStatus wanted) {
        switch (wanted) {
            case PREPARING, DISPATCHED -> {
                // Nothing lies behind the dispatch yet.
            }
            case IN_TRANSIT -> apply(new ShipmentInTransit(shipment, order()));
            case OUT_FOR_DELIVERY -> apply(new ShipmentOutForDelivery(shipment, order()));
            case DELIVERED -> apply(new ShipmentDelivered(shipment, order()));
            case LOST -> apply(new ShipmentLost(shipment, order()));
            case CANCELLED -> apply(new ShipmentCancelled(shipment, order()));
        }
    }

    private boolean isDispatched() {
        return status != ShipmentStatus.PREPARING && status != ShipmentStatus.CANCELLED;
    }

    private boolean isOver() {
        return status.compareTo(ShipmentStatus.DELIVERED) >= 0;
    }

    private OrderId order() {
        return Objects.requireNonNull(order);
    }

    @EventSourcingHandler
    void on(ShipmentCreated event) {
        id = event.shipment();
        order = event.order();
        trackingNumber = event.parcel().trackingNumber();
    }

    @EventSourcingHandler
    void on(ShipmentDispatched event) {
        status = ShipmentStatus.DISPATCHED;
        trackingNumber = event.trackingNumber();
    }

    @EventSourcingHandler
    void on(ShipmentInTransit event) {
        status = ShipmentStatus.IN_TRANSIT;
    }

    @EventSourcingHandler
    void on(ShipmentOutForDelivery event) {
        status = ShipmentStatus.OUT_FOR_DELIVERY;
    }

    @EventSourcingHandler
    void on(ShipmentDelivered event) {
        status = ShipmentStatus.DELIVERED;
    }

    @EventSourcingHandler
    void on(ShipmentLost event) {
        status = ShipmentStatus.LOST;
    }

    @EventSourcingHandler
    void on(ShipmentCancelled event) {
        status = ShipmentStatus.CANCELLED;
    }
}
