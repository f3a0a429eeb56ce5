package io.longbox.api.notification;

import io.longbox.api.user.UserId;

/** What a reader does with what they are told. */
public sealed interface InboxEvent permits NotificationsRead, AllNotificationsRead {

    UserId user();
}
