package io.longbox.notification.mail;

import io.longbox.api.catalog.ProductId;
import io.longbox.api.notification.NotificationId;
import io.longbox.api.notification.NotificationKind;
import io.longbox.api.user.SubscriptionEndReason;
import io.longbox.api.user.UserId;
import io.longbox.api.waitlist.PassOverReason;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a reader is to be told.
 *
 * @param id the event it tells of
 * @param user who is told
 * @param kind of what
 * @param product of which product, or null if it is about a subscription
 * @param ticket the place in line, if it is about one
 * @param position the place's position when it was taken, if that is what it tells
 * @param deadline when the offer, hold or term ends, if it tells that
 * @param reason why the reader was passed over, if so
 * @param planName of which plan, if it is about a subscription
 * @param ended why the subscription is over, if so
 * @param at when it happened
 */
record Notice(
        NotificationId id,
        UserId user,
        NotificationKind kind,
        @Nullable ProductId product,
        @Nullable Long ticket,
        @Nullable Long position,
        @Nullable Instant deadline,
        @Nullable PassOverReason reason,
        @Nullable String planName,
        @Nullable SubscriptionEndReason ended,
        Instant at) {

    /** Whether it is no news any more, or tells of a deadline that is over. */
    boolean isTooLate(Instant now, Duration within) {
        return at.plus(within).isBefore(now) || (deadline != null && !deadline.isAfter(now));
    }
}
