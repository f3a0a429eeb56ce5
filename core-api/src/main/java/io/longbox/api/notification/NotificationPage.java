package io.longbox.api.notification;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Some notifications of one reader; next is the key to go on after, or null at the end. */
public record NotificationPage(
        List<NotificationView> items, long unread, @Nullable String next) {}
