package io.longbox.query.order;

import io.longbox.api.order.FindOrder;
import io.longbox.api.order.ItemsDelivered;
import io.longbox.api.order.ItemsShipped;
import io.longbox.api.order.OrderCancelled;
import io.longbox.api.order.OrderChargedBack;
import io.longbox.api.order.OrderEvent;
import io.longbox.api.order.OrderNotPaid;
import io.longbox.api.order.OrderPaid;
import io.longbox.api.order.OrderPaymentStatus;
import io.longbox.api.order.OrderPlaced;
import io.longbox.api.order.RefundCompleted;
import io.longbox.api.order.RefundId;
import io.longbox.api.order.RefundStarted;
import io.longbox.api.order.ReturnRejected;
import io.longbox.api.order.ReturnRequested;
import io.longbox.api.order.ShipmentDropped;
import io.longbox.api.order.ShipmentRequested;
import io.longbox.api.payment.AuthorisationRequested;
import io.longbox.api.payment.CaptureFailed;
import io.longbox.api.payment.PaymentAuthorised;
import io.longbox.api.payment.PaymentCaptured;
import io.longbox.api.payment.PaymentChargedBack;
import io.longbox.api.payment.PaymentDeclined;
import io.longbox.api.payment.PaymentEvent;
import io.longbox.api.payment.PaymentRefunded;
import io.longbox.api.payment.PaymentVoided;
import io.longbox.api.user.PointsEarned;
import io.longbox.api.user.PointsSettled;
import io.longbox.api.user.PointsSpent;
import io.longbox.api.user.SpendReversed;
import io.longbox.query.support.FollowingRows;
import io.longbox.query.support.Keeps;
import io.longbox.query.support.QueryUpdates;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;
import org.springframework.stereotype.Component;

/**
 * Follows orders, their payments, and what they do to the points of their readers. Only an order's own events move its
 * version. What a payment or a ledger says of an order that was never placed is none of this view's business.
 */
@Component
@ProcessingGroup("order-view")
@Keeps("orders")
class OrderProjection {

    private final FollowingRows<OrderRow, OrderEvent> rows;
    private final OrderRows orders;
    private final QueryUpdates updates;

    OrderProjection(EntityManager entities, OrderRows orders, QueryUpdates updates) {
        this.rows = new FollowingRows<>(
                entities,
                OrderRow.class,
                OrderEvent.class,
                event -> event.order().value());
        this.orders = orders;
        this.updates = updates;
    }

    @EventHandler
    void on(OrderPlaced event, @SequenceNumber long version, @Timestamp Instant at) {
        announce(rows.follow(event, version, OrderRow::new, order -> order.place(event, at)));
    }

    @EventHandler
    void on(OrderPaid event, @SequenceNumber long version, @Timestamp Instant at) {
        follow(event, version, order -> order.pay(event, at));
    }

    @EventHandler
    void on(OrderNotPaid event, @SequenceNumber long version) {
        follow(event, version, OrderProjection::staysAsItIs);
    }

    @EventHandler
    void on(OrderCancelled event, @SequenceNumber long version, @Timestamp Instant at) {
        follow(event, version, order -> order.cancel(event, at));
    }

    @EventHandler
    void on(OrderChargedBack event, @SequenceNumber long version) {
        // The payment tells how much, and tells it in its own time.
        follow(event, version, OrderProjection::staysAsItIs);
    }

    @EventHandler
    void on(ShipmentRequested event, @SequenceNumber long version) {
        follow(event, version, order -> order.pack(event));
    }

    @EventHandler
    void on(ShipmentDropped event, @SequenceNumber long version) {
        follow(event, version, order -> order.unpack(event.shipment()));
    }

    @EventHandler
    void on(ItemsShipped event, @SequenceNumber long version) {
        follow(event, version, order -> order.ship(event));
    }

    @EventHandler
    void on(ItemsDelivered event, @SequenceNumber long version) {
        follow(event, version, order -> order.deliver(event));
    }

    @EventHandler
    void on(ReturnRequested event, @SequenceNumber long version, @Timestamp Instant at) {
        follow(event, version, order -> order.requestReturn(event, at));
    }

    @EventHandler
    void on(ReturnRejected event, @SequenceNumber long version) {
        follow(event, version, order -> order.rejectReturn(event));
    }

    @EventHandler
    void on(RefundStarted event, @SequenceNumber long version, @Timestamp Instant at) {
        follow(event, version, order -> order.startRefund(event, at));
    }

    @EventHandler
    void on(RefundCompleted event, @SequenceNumber long version, @Timestamp Instant at) {
        follow(event, version, order -> order.completeRefund(event, at));
    }

    @EventHandler
    void on(AuthorisationRequested event, @SequenceNumber long version) {
        followPayment(event, version, order -> order.charge(event));
    }

    @EventHandler
    void on(PaymentAuthorised event, @SequenceNumber long version) {
        followPayment(event, version, order -> order.payment(OrderPaymentStatus.AUTHORISED));
    }

    @EventHandler
    void on(PaymentDeclined event, @SequenceNumber long version) {
        followPayment(event, version, order -> order.decline(event.reason()));
    }

    @EventHandler
    void on(PaymentCaptured event, @SequenceNumber long version) {
        followPayment(event, version, order -> order.capture(event.amount()));
    }

    @EventHandler
    void on(CaptureFailed event, @SequenceNumber long version) {
        followPayment(event, version, order -> order.payment(OrderPaymentStatus.CAPTURE_FAILED));
    }

    @EventHandler
    void on(PaymentVoided event, @SequenceNumber long version) {
        followPayment(event, version, order -> order.payment(OrderPaymentStatus.VOIDED));
    }

    @EventHandler
    void on(PaymentRefunded event, @SequenceNumber long version) {
        followPayment(event, version, order -> order.giveBack(event.amount()));
    }

    @EventHandler
    void on(PaymentChargedBack event, @SequenceNumber long version) {
        followPayment(event, version, order -> order.takeBack(event.amount()));
    }

    @EventHandler
    void on(PointsSpent event, @SequenceNumber long version) {
        followPoints(rows.find(event.entry().value()), version, order -> order.spend(event.amount()));
    }

    @EventHandler
    void on(SpendReversed event, @SequenceNumber long version) {
        followPoints(rows.find(event.entry().value()), version, order -> order.returnPoints(event.amount()));
    }

    @EventHandler
    void on(PointsEarned event, @SequenceNumber long version) {
        followPoints(orders.findByRewardEntry(event.entry().value()), version, order -> order.earn(event.amount()));
    }

    @EventHandler
    void on(PointsSettled event, @SequenceNumber long version) {
        UUID order = event.spent().value();
        followPoints(
                rows.find(order),
                version,
                row -> row.settle(new RefundId(event.entry().value()), event.returned(), event.revoked()));
    }

    @ResetHandler
    void reset() {
        rows.clear();
    }

    private void follow(OrderEvent event, long version, Consumer<OrderRow> change) {
        announce(rows.followKnown(event, version, change));
    }

    private void followPayment(PaymentEvent event, long version, Consumer<OrderRow> change) {
        announce(change(rows.find(event.order().value()).filter(order -> order.seesPayment(version)), change));
    }

    private void followPoints(Optional<OrderRow> known, long version, Consumer<OrderRow> change) {
        announce(change(known.filter(order -> order.seesPoints(version)), change));
    }

    private static Optional<OrderRow> change(Optional<OrderRow> known, Consumer<OrderRow> change) {
        known.ifPresent(change);
        return known;
    }

    private void announce(Optional<OrderRow> changed) {
        changed.ifPresent(order -> updates.announce(new FindOrder(order.orderId()), order::toView));
    }

    private static void staysAsItIs(OrderRow order) {}
}
