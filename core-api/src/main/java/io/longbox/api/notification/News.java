package io.longbox.api.notification;

import io.longbox.api.Money;
import io.longbox.api.Points;
import io.longbox.api.cart.HoldEnding;
import io.longbox.api.cart.ItemAdded;
import io.longbox.api.cart.ItemRemoved;
import io.longbox.api.cart.RemovalReason;
import io.longbox.api.catalog.ProductId;
import io.longbox.api.order.Actor;
import io.longbox.api.order.CancellationReason;
import io.longbox.api.order.ItemsDelivered;
import io.longbox.api.order.ItemsShipped;
import io.longbox.api.order.OrderCancelled;
import io.longbox.api.order.OrderEvent;
import io.longbox.api.order.OrderId;
import io.longbox.api.order.OrderPaid;
import io.longbox.api.order.RefundStarted;
import io.longbox.api.user.SubscriptionEndReason;
import io.longbox.api.user.SubscriptionEnded;
import io.longbox.api.user.SubscriptionRenewed;
import io.longbox.api.user.UserId;
import io.longbox.api.waitlist.OfferEnd;
import io.longbox.api.waitlist.OfferEnded;
import io.longbox.api.waitlist.PassOverReason;
import io.longbox.api.waitlist.PlacePassedOver;
import io.longbox.api.waitlist.WaitlistEntered;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an event tells a reader, in the inbox and by mail alike.
 *
 * @param user who is told
 * @param kind of what
 * @param product of which product, or null if it is about a subscription or an order
 * @param ticket the place in line, if it is about one
 * @param position the place's position when it was taken, if that is what it tells
 * @param deadline when the offer, hold or term ends, if it tells that
 * @param reason why the reader was passed over, if so
 * @param planName of which plan, if it is about a subscription
 * @param ended why the subscription is over, if so
 * @param order of which order, if it is about one
 * @param money what goes back to the card, if that is what it tells; null if only points go back
 * @param cancelled why the order was given up, if so
 */
public record News(
        UserId user,
        NotificationKind kind,
        @Nullable ProductId product,
        @Nullable Long ticket,
        @Nullable Long position,
        @Nullable Instant deadline,
        @Nullable PassOverReason reason,
        @Nullable String planName,
        @Nullable SubscriptionEndReason ended,
        @Nullable OrderId order,
        @Nullable Money money,
        @Nullable CancellationReason cancelled) {

    /** News of a product or a subscription. */
    public News(
            UserId user,
            NotificationKind kind,
            @Nullable ProductId product,
            @Nullable Long ticket,
            @Nullable Long position,
            @Nullable Instant deadline,
            @Nullable PassOverReason reason,
            @Nullable String planName,
            @Nullable SubscriptionEndReason ended) {
        this(user, kind, product, ticket, position, deadline, reason, planName, ended, null, null, null);
    }

    /** News of a product. */
    public News(
            UserId user,
            NotificationKind kind,
            ProductId product,
            @Nullable Long ticket,
            @Nullable Long position,
            @Nullable Instant deadline,
            @Nullable PassOverReason reason) {
        this(user, kind, product, ticket, position, deadline, reason, null, null);
    }

    /** What an event tells, or null if it tells a reader nothing that they did not do themselves. */
    public static @Nullable News of(Object event) {
        if (event instanceof WaitlistEntered entered) {
            return new News(
                    entered.user(),
                    NotificationKind.PLACE_TAKEN,
                    entered.product(),
                    entered.place().ticket(),
                    entered.place().position(),
                    null,
                    null);
        }
        if (event instanceof ItemAdded added && added.ticket() != null) {
            return deadline(
                    NotificationKind.YOUR_TURN, added.user(), added.product(), added.ticket(), added.heldUntil());
        }
        if (event instanceof HoldEnding ending) {
            NotificationKind kind =
                    ending.ticket() == null ? NotificationKind.HOLD_ENDING : NotificationKind.OFFER_ENDING;
            return deadline(kind, ending.user(), ending.product(), ending.ticket(), ending.heldUntil());
        }
        if (event instanceof ItemRemoved removed
                && removed.reason() == RemovalReason.PRODUCT_WITHDRAWN
                // The end of an offer is told by the line.
                && removed.ticket() == null) {
            return new News(removed.user(), NotificationKind.ITEM_WITHDRAWN, removed.product(), null, null, null, null);
        }
        if (event instanceof OfferEnded ended && isBadNews(ended.end())) {
            return end(NotificationKind.OFFER_ENDED, ended.user(), ended.product(), ended.ticket(), ended.reason());
        }
        if (event instanceof PlacePassedOver passed) {
            return end(
                    NotificationKind.PLACE_LOST,
                    passed.user(),
                    passed.product(),
                    passed.place().ticket(),
                    passed.reason());
        }
        if (event instanceof SubscriptionRenewed renewed) {
            return ofPlan(
                    NotificationKind.SUBSCRIPTION_RENEWED,
                    renewed.user(),
                    renewed.planName(),
                    renewed.term().until(),
                    null);
        }
        if (event instanceof SubscriptionEnded ended) {
            return ofPlan(NotificationKind.SUBSCRIPTION_ENDED, ended.user(), ended.planName(), null, ended.reason());
        }
        return event instanceof OrderEvent happened ? ofOrder(happened) : null;
    }

    private static @Nullable News ofOrder(OrderEvent event) {
        if (event instanceof OrderPaid paid) {
            return ofOrder(NotificationKind.ORDER_PAID, paid.user(), paid.order(), null, null);
        }
        if (event instanceof OrderCancelled cancelled && cancelled.by() != Actor.READER) {
            return ofOrder(
                    NotificationKind.ORDER_CANCELLED, cancelled.user(), cancelled.order(), null, cancelled.reason());
        }
        if (event instanceof ItemsShipped shipped) {
            return ofOrder(NotificationKind.ORDER_SHIPPED, shipped.user(), shipped.order(), null, null);
        }
        if (event instanceof ItemsDelivered delivered) {
            return ofOrder(NotificationKind.ORDER_DELIVERED, delivered.user(), delivered.order(), null, null);
        }
        // Without money or points nothing goes back, and there is nothing to tell.
        if (event instanceof RefundStarted refund
                && !(refund.money().isZero() && refund.pointsReturned().equals(Points.NONE))) {
            Money money = refund.money().isZero() ? null : refund.money();
            return ofOrder(NotificationKind.ORDER_REFUNDED, refund.user(), refund.order(), money, null);
        }
        return null;
    }

    private static News ofOrder(
            NotificationKind kind,
            UserId user,
            OrderId order,
            @Nullable Money money,
            @Nullable CancellationReason cancelled) {
        return new News(user, kind, null, null, null, null, null, null, null, order, money, cancelled);
    }

    private static News ofPlan(
            NotificationKind kind,
            UserId user,
            String planName,
            @Nullable Instant until,
            @Nullable SubscriptionEndReason ended) {
        return new News(user, kind, null, null, null, until, null, planName, ended);
    }

    private static boolean isBadNews(OfferEnd end) {
        return end == OfferEnd.EXPIRED || end == OfferEnd.PASSED_OVER;
    }

    private static News deadline(
            NotificationKind kind, UserId user, ProductId product, @Nullable Long ticket, Instant deadline) {
        return new News(user, kind, product, ticket, null, deadline, null);
    }

    private static News end(
            NotificationKind kind, UserId user, ProductId product, long ticket, @Nullable PassOverReason reason) {
        return new News(user, kind, product, ticket, null, null, reason);
    }
}
