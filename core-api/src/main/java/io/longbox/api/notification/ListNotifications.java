package io.longbox.api.notification;

import io.longbox.api.user.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Asks for what a reader was told, the latest first; answers a {@link NotificationPage}.
 *
 * @param user the reader
 * @param unreadOnly whether to leave out what is read
 * @param after the key of the last one of the page before, as that page's next had it, or null for the first page
 * @param limit at most this many
 */
public record ListNotifications(
        UserId user, boolean unreadOnly, @Nullable String after, int limit) {}
