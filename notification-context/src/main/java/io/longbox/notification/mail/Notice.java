package io.longbox.notification.mail;

import io.longbox.api.notification.News;
import io.longbox.api.notification.NotificationId;
import java.time.Duration;
import java.time.Instant;

/**
 * What a reader is to be told.
 *
 * @param id the event it tells of
 * @param news what the event tells
 * @param at when it happened
 */
record Notice(NotificationId id, News news, Instant at) {

    /** Whether it is no news any more, or tells of a deadline that is over. */
    boolean isTooLate(Instant now, Duration within) {
        Instant deadline = news.deadline();
        return at.plus(within).isBefore(now) || (deadline != null && !deadline.isAfter(now));
    }
}
