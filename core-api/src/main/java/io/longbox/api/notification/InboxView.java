package io.longbox.api.notification;

import io.longbox.api.Versioned;
import io.longbox.api.user.UserId;
import org.jspecify.annotations.Nullable;

/**
 * How a reader's inbox stands, for those who watch it: it is told anew whenever something comes or is read.
 *
 * @param user the reader
 * @param unread how many are not marked as read
 * @param latest the latest, or null if there is none
 * @param version of the reader's inbox stream (its reading marks), see {@link Versioned}
 */
public record InboxView(UserId user, long unread, @Nullable NotificationView latest, long version)
        implements Versioned {}
