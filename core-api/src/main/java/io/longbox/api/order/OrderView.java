package io.longbox.api.order;

import io.longbox.api.Versioned;
import io.longbox.api.shipping.ShippingChoice;
import io.longbox.api.user.UserId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order as others see it. Its parcels are asked for on their own.
 *
 * @param id the order
 * @param number what readers call it by
 * @param user whose order it is
 * @param status how far it has come
 * @param placedAt when it was placed
 * @param paidAt when it was paid for, or null
 * @param lines what was bought
 * @param totals what it costs, and how that is paid
 * @param discount what the reader's plan takes off, or null
 * @param shipping how and where it is sent
 * @param payment how it is paid by card, or null if no card was ever charged
 * @param points what it did to the reader's points
 * @param cancellation why it was given up before it was paid for, or null
 * @param refunds what is taken back, the oldest first
 * @param returns what is sent back, the oldest first
 * @param version of the order's own stream; its payment does not move it
 */
public record OrderView(
        OrderId id,
        long number,
        UserId user,
        OrderStatus status,
        Instant placedAt,
        @Nullable Instant paidAt,
        List<OrderLineView> lines,
        OrderTotals totals,
        @Nullable PlanDiscount discount,
        ShippingChoice shipping,
        @Nullable OrderPaymentView payment,
        OrderPointsView points,
        @Nullable CancellationView cancellation,
        List<RefundView> refunds,
        List<ReturnView> returns,
        long version)
        implements Versioned {}
