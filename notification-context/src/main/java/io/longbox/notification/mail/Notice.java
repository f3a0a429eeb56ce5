package io.longbox.notification.mail;

import io.longbox.api.catalog.ProductId;
import io.longbox.api.notification.NotificationId;
import io.longbox.api.notification.NotificationKind;
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
 * @param product of which product
 * @param ticket the place in line, if it is about one
 * @param position the place's position when it was taken, if that is what it tells
 * @param deadline when the offer or hold ends, if it tells that
 * @param reason why the reader was passed over, if so
 * @param at when it happened
 */
record Notice(
        NotificationId id,
        UserId user,
        NotificationKind kind,
        ProductId product,
        @Nullable Long ticket,
        @Nullable Long position,
        @Nullable Instant deadline,
        @Nullable PassOverReason reason,
        Instant at) {

    /** Whether it is no news any more, or tells of a deadline that is over. */
    boolean isTooLate(Instant now, Duration within) {
        return at.plus(within).isBefore(now) || (deadline != null && !deadline.isAfter(now));
    }
}
