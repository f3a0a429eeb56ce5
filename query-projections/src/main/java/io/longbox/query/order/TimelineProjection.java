package io.longbox.query.order;

import io.longbox.api.order.Actor;
import io.longbox.api.order.ItemsDelivered;
import io.longbox.api.order.ItemsShipped;
import io.longbox.api.order.OrderCancelled;
import io.longbox.api.order.OrderChargedBack;
import io.longbox.api.order.OrderEvent;
import io.longbox.api.order.OrderId;
import io.longbox.api.order.OrderNotPaid;
import io.longbox.api.order.OrderPaid;
import io.longbox.api.order.OrderPlaced;
import io.longbox.api.order.RefundCompleted;
import io.longbox.api.order.RefundStarted;
import io.longbox.api.order.ReturnRejected;
import io.longbox.api.order.ReturnRequested;
import io.longbox.api.order.ShipmentDropped;
import io.longbox.api.order.ShipmentRequested;
import io.longbox.api.order.TimelineEvent;
import io.longbox.api.payment.AuthorisationRequested;
import io.longbox.api.payment.CaptureFailed;
import io.longbox.api.payment.CaptureRequested;
import io.longbox.api.payment.PaymentAuthorised;
import io.longbox.api.payment.PaymentCaptured;
import io.longbox.api.payment.PaymentChargedBack;
import io.longbox.api.payment.PaymentDeclined;
import io.longbox.api.payment.PaymentEvent;
import io.longbox.api.payment.PaymentRefunded;
import io.longbox.api.payment.PaymentVoided;
import io.longbox.api.payment.RefundFailed;
import io.longbox.api.payment.RefundRequested;
import io.longbox.api.payment.VoidRequested;
import io.longbox.api.shipping.ShipmentEvent;
import io.longbox.api.shipping.ShipmentInTransit;
import io.longbox.api.shipping.ShipmentLost;
import io.longbox.api.shipping.ShipmentOutForDelivery;
import io.longbox.query.support.Keeps;
import io.longbox.query.support.Rows;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.messaging.Message;
import org.springframework.stereotype.Component;

/**
 * Writes down what happens to orders, their payments and their parcels: one entry an event. What a parcel and its order
 * both tell, such as that it is on its way, is told by the order.
 */
@Component
@ProcessingGroup("order-view")
@Keeps("order_timeline")
class TimelineProjection {

    private static final String ORDER = "order";
    private static final String PAYMENT = "payment";

    private final Rows<TimelineRow, TimelineRow.Place> rows;

    TimelineProjection(EntityManager entities) {
        this.rows = new Rows<>(entities, TimelineRow.class, TimelineProjection::placesOf);
    }

    @EventHandler
    void on(OrderEvent event, @SequenceNumber long position, @Timestamp Instant at) {
        enter(placeOf(event, position), happening(event), at);
    }

    @EventHandler
    void on(PaymentEvent event, @SequenceNumber long position, @Timestamp Instant at) {
        enter(placeOf(event, position), happening(event), at);
    }

    @EventHandler
    void on(ShipmentInTransit event, @SequenceNumber long position, @Timestamp Instant at) {
        enter(event, position, TimelineEvent.PARCEL_IN_TRANSIT, at);
    }

    @EventHandler
    void on(ShipmentOutForDelivery event, @SequenceNumber long position, @Timestamp Instant at) {
        enter(event, position, TimelineEvent.PARCEL_OUT_FOR_DELIVERY, at);
    }

    @EventHandler
    void on(ShipmentLost event, @SequenceNumber long position, @Timestamp Instant at) {
        enter(event, position, TimelineEvent.PARCEL_LOST, at);
    }

    @ResetHandler
    void reset() {
        rows.clear();
    }

    private void enter(TimelineRow.Place place, Happening happening, Instant at) {
        if (rows.find(place).isEmpty()) {
            rows.add(place, new TimelineRow(place, happening.at(at)));
        }
    }

    private void enter(ShipmentEvent event, long position, TimelineEvent what, Instant at) {
        enter(
                placeOf(event, position),
                Happening.of(what, Actor.SHOP).about(event.shipment().value()),
                at);
    }

    private static List<TimelineRow.Place> placesOf(Message<?> message) {
        if (message instanceof DomainEventMessage<?> event) {
            if (event.getPayload() instanceof OrderEvent order) {
                return List.of(placeOf(order, event.getSequenceNumber()));
            }
            if (event.getPayload() instanceof PaymentEvent payment) {
                return List.of(placeOf(payment, event.getSequenceNumber()));
            }
            if (event.getPayload() instanceof ShipmentEvent shipment) {
                return List.of(placeOf(shipment, event.getSequenceNumber()));
            }
        }
        return List.of();
    }

    private static TimelineRow.Place placeOf(OrderEvent event, long position) {
        return place(event.order(), ORDER, position);
    }

    private static TimelineRow.Place placeOf(PaymentEvent event, long position) {
        return place(event.order(), PAYMENT, position);
    }

    private static TimelineRow.Place placeOf(ShipmentEvent event, long position) {
        return place(event.order(), "shipment-" + event.shipment(), position);
    }

    private static TimelineRow.Place place(OrderId order, String stream, long position) {
        return new TimelineRow.Place(order.value(), stream, position);
    }

    private static Happening happening(OrderEvent event) {
        if (event instanceof OrderPlaced placed) {
            return Happening.of(TimelineEvent.PLACED, Actor.READER)
                    .money(placed.totals().total())
                    .copies(placed.lines().stream()
                            .mapToInt(line -> line.quantity().value())
                            .sum());
        }
        if (event instanceof OrderPaid paid) {
            return Happening.of(TimelineEvent.PAID, Actor.STORE).money(paid.received());
        }
        if (event instanceof OrderNotPaid notPaid) {
            return Happening.of(TimelineEvent.NOT_PAID, Actor.STORE)
                    .money(notPaid.received())
                    .reason(notPaid.reason());
        }
        if (event instanceof OrderCancelled cancelled) {
            return Happening.of(TimelineEvent.CANCELLED, cancelled.by())
                    .reason(cancelled.reason())
                    .note(cancelled.note());
        }
        if (event instanceof OrderChargedBack chargedBack) {
            return Happening.of(TimelineEvent.CHARGED_BACK, Actor.STORE).money(chargedBack.amount());
        }
        return event instanceof RefundStarted
                        || event instanceof RefundCompleted
                        || event instanceof ReturnRequested
                        || event instanceof ReturnRejected
                ? takenBack(event)
                : shipped(event);
    }

    private static Happening takenBack(OrderEvent event) {
        if (event instanceof RefundStarted started) {
            return Happening.of(TimelineEvent.REFUND_STARTED, started.by())
                    .about(started.refund().value())
                    .money(started.money())
                    .points(started.pointsReturned())
                    .copies(started.lines())
                    .reason(started.cause())
                    .note(started.reason());
        }
        if (event instanceof ReturnRequested requested) {
            return Happening.of(TimelineEvent.RETURN_REQUESTED, requested.by())
                    .about(requested.refund().value())
                    .copies(requested.lines())
                    .note(requested.reason());
        }
        if (event instanceof ReturnRejected rejected) {
            return Happening.of(TimelineEvent.RETURN_REJECTED, Actor.SHOP)
                    .about(rejected.refund().value())
                    .note(rejected.reason());
        }
        RefundCompleted completed = (RefundCompleted) event;
        Happening done = Happening.of(TimelineEvent.REFUND_COMPLETED, Actor.STORE)
                .about(completed.refund().value());
        return completed.moneyReturned() ? done : done.note("the money could not go back to the card");
    }

    private static Happening shipped(OrderEvent event) {
        if (event instanceof ShipmentRequested requested) {
            return Happening.of(TimelineEvent.PARCEL_REQUESTED, Actor.SHOP)
                    .about(requested.shipment().value())
                    .copies(requested.lines())
                    .note(requested.parcel().carrier());
        }
        if (event instanceof ShipmentDropped dropped) {
            return Happening.of(TimelineEvent.PARCEL_DROPPED, Actor.SHOP)
                    .about(dropped.shipment().value());
        }
        if (event instanceof ItemsShipped sent) {
            return Happening.of(TimelineEvent.PARCEL_SHIPPED, Actor.SHOP)
                    .about(sent.shipment().value());
        }
        ItemsDelivered delivered = (ItemsDelivered) event;
        return Happening.of(TimelineEvent.PARCEL_DELIVERED, Actor.SHOP)
                .about(delivered.shipment().value());
    }

    private static Happening happening(PaymentEvent event) {
        if (event instanceof AuthorisationRequested requested) {
            return Happening.of(TimelineEvent.AUTHORISATION_REQUESTED, Actor.STORE)
                    .money(requested.amount());
        }
        if (event instanceof PaymentAuthorised authorised) {
            return Happening.of(TimelineEvent.PAYMENT_AUTHORISED, Actor.STORE).money(authorised.amount());
        }
        if (event instanceof PaymentDeclined declined) {
            return Happening.of(TimelineEvent.PAYMENT_DECLINED, Actor.STORE).reason(declined.reason());
        }
        if (event instanceof CaptureRequested requested) {
            return Happening.of(TimelineEvent.CAPTURE_REQUESTED, Actor.STORE).money(requested.amount());
        }
        if (event instanceof PaymentCaptured captured) {
            return Happening.of(TimelineEvent.PAYMENT_CAPTURED, Actor.STORE).money(captured.amount());
        }
        if (event instanceof CaptureFailed failed) {
            return Happening.of(TimelineEvent.CAPTURE_FAILED, Actor.STORE).reason(failed.reason());
        }
        if (event instanceof VoidRequested) {
            return Happening.of(TimelineEvent.VOID_REQUESTED, Actor.STORE);
        }
        if (event instanceof PaymentVoided) {
            return Happening.of(TimelineEvent.PAYMENT_VOIDED, Actor.STORE);
        }
        if (event instanceof RefundRequested requested) {
            return Happening.of(TimelineEvent.REFUND_REQUESTED, Actor.STORE)
                    .about(requested.refund().value())
                    .money(requested.amount());
        }
        if (event instanceof PaymentRefunded refunded) {
            return Happening.of(TimelineEvent.PAYMENT_REFUNDED, Actor.STORE)
                    .about(refunded.refund().value())
                    .money(refunded.amount());
        }
        if (event instanceof RefundFailed failed) {
            return Happening.of(TimelineEvent.REFUND_FAILED, Actor.STORE)
                    .about(failed.refund().value())
                    .money(failed.amount())
                    .reason(failed.reason());
        }
        PaymentChargedBack chargedBack = (PaymentChargedBack) event;
        return Happening.of(TimelineEvent.PAYMENT_CHARGED_BACK, Actor.STORE).money(chargedBack.amount());
    }
}
