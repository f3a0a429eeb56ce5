package io.longbox.api.notification;

import io.longbox.api.Money;
import io.longbox.api.catalog.ProductId;
import io.longbox.api.order.CancellationReason;
import io.longbox.api.order.OrderId;
import io.longbox.api.user.SubscriptionEndReason;
import io.longbox.api.user.UserId;
import io.longbox.api.waitlist.PassOverReason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that a reader was told.
 *
 * @param id names it
 * @param user who was told
 * @param kind of what
 * @param product of which product, or null if it is about a subscription or an order
 * @param title its title, the plan's name, or the order's number
 * @param ticket the place in line, if it is about one
 * @param position the place's position when it was taken, if that is what it tells
 * @param deadline when the offer, hold or term ends, if it tells that
 * @param reason why the reader was passed over, if so
 * @param ended why the subscription is over, if so
 * @param order of which order, or null if it is about something else
 * @param money what goes back to the card, if it tells that
 * @param cancelled why the order was given up, if so
 * @param at when
 * @param read whether the reader has marked it as read
 */
public record NotificationView(
        NotificationId id,
        UserId user,
        NotificationKind kind,
        @Nullable ProductId product,
        String title,
        @Nullable Long ticket,
        @Nullable Long position,
        @Nullable Instant deadline,
        @Nullable PassOverReason reason,
        @Nullable SubscriptionEndReason ended,
        @Nullable OrderId order,
        @Nullable Money money,
        @Nullable CancellationReason cancelled,
        Instant at,
        boolean read) {

    /** Of a product or a subscription. */
    public NotificationView(
            NotificationId id,
            UserId user,
            NotificationKind kind,
            @Nullable ProductId product,
            String title,
            @Nullable Long ticket,
            @Nullable Long position,
            @Nullable Instant deadline,
            @Nullable PassOverReason reason,
            @Nullable SubscriptionEndReason ended,
            Instant at,
            boolean read) {
        this(id, user, kind, product, title, ticket, position, deadline, reason, ended, null, null, null, at, read);
    }

    /** Of a product. */
    public NotificationView(
            NotificationId id,
            UserId user,
            NotificationKind kind,
            ProductId product,
            String title,
            @Nullable Long ticket,
            @Nullable Long position,
            @Nullable Instant deadline,
            @Nullable PassOverReason reason,
            Instant at,
            boolean read) {
        this(id, user, kind, product, title, ticket, position, deadline, reason, null, at, read);
    }
}
