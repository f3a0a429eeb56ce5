package io.longbox.query.revenue;

import io.longbox.api.Money;
import io.longbox.api.order.ItemsDelivered;
import io.longbox.api.order.ItemsShipped;
import io.longbox.api.order.OrderCancelled;
import io.longbox.api.order.OrderEvent;
import io.longbox.api.order.OrderPaid;
import io.longbox.api.order.OrderPlaced;
import io.longbox.api.order.OrderStatus;
import io.longbox.api.order.RefundCompleted;
import io.longbox.api.order.RefundStarted;
import io.longbox.api.payment.PaymentCaptured;
import io.longbox.api.payment.PaymentChargedBack;
import io.longbox.api.payment.PaymentEvent;
import io.longbox.api.payment.PaymentRefunded;
import io.longbox.query.revenue.RevenueTable.Movement;
import io.longbox.query.support.Keeps;
import io.longbox.query.support.Stored;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.ToLongFunction;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;
import org.springframework.stereotype.Component;

/**
 * Keeps the books. Money is booked when it moves, by the payment's own events, so that the books agree with the provider
 * whatever becomes of the order; what an order sold is booked when it is paid for.
 */
@Component
@ProcessingGroup("revenue-view")
@Keeps({"revenue_orders", "revenue_lines", "revenue_refunds", "revenue_entries"})
class RevenueProjection {

    private final RevenueTable table;

    RevenueProjection(RevenueTable table) {
        this.table = table;
    }

    @EventHandler
    void on(OrderPlaced event, @SequenceNumber long version, @Timestamp Instant at) {
        table.place(event.order().value(), RevenueLine.of(event), day(at));
        follow(event, version, OrderStatus.PLACED);
    }

    @EventHandler
    void on(OrderPaid event, @SequenceNumber long version, @Timestamp Instant at) {
        table.sell(event.order().value(), day(at));
        follow(event, version, OrderStatus.PAID);
    }

    @EventHandler
    void on(OrderCancelled event, @SequenceNumber long version) {
        follow(event, version, OrderStatus.CANCELLED);
    }

    @EventHandler
    void on(ItemsShipped event, @SequenceNumber long version) {
        follow(event, version, event.status());
    }

    @EventHandler
    void on(ItemsDelivered event, @SequenceNumber long version) {
        follow(event, version, event.status());
    }

    @EventHandler
    void on(RefundStarted event, @SequenceNumber long version) {
        table.refund(event.order().value(), event.refund().value(), event.lines());
        follow(event, version, event.status());
    }

    @EventHandler
    void on(RefundCompleted event, @SequenceNumber long version) {
        follow(event, version, event.status());
    }

    @EventHandler
    void on(PaymentCaptured event, @Timestamp Instant at) {
        book(event, Movement.CAPTURE, "", event.amount(), at, RevenueLine::due);
    }

    @EventHandler
    void on(PaymentRefunded event, @Timestamp Instant at) {
        Map<UUID, Integer> copies =
                table.copies(event.order().value(), event.refund().value());
        book(
                event,
                Movement.REFUND,
                event.refund().toString(),
                event.amount(),
                at,
                copies.isEmpty() ? RevenueLine::due : line -> line.weight(copies.getOrDefault(line.line(), 0)));
    }

    @EventHandler
    void on(PaymentChargedBack event, @Timestamp Instant at) {
        book(event, Movement.CHARGEBACK, event.reference(), event.amount(), at, RevenueLine::due);
    }

    @ResetHandler
    void reset() {
        table.clear();
    }

    private void follow(OrderEvent event, long version, OrderStatus status) {
        table.status(event.order().value(), version, status);
    }

    /** Spreads what moved over the lines it is for. */
    private void book(
            PaymentEvent event,
            Movement movement,
            String reference,
            Money amount,
            Instant at,
            ToLongFunction<RevenueLine> weight) {
        UUID order = event.order().value();
        List<RevenueLine> lines = table.lines(order);
        if (lines.isEmpty()) {
            return;
        }
        long[] shares =
                Shares.of(amount.minor(), lines.stream().mapToLong(weight).toArray());
        for (int i = 0; i < shares.length; i++) {
            if (shares[i] > 0) {
                table.move(
                        order,
                        movement,
                        String.valueOf(Stored.text(reference)),
                        lines.get(i).position(),
                        shares[i],
                        day(at));
            }
        }
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(Stored.time(at), ZoneOffset.UTC);
    }
}
