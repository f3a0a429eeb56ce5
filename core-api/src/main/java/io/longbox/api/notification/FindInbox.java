package io.longbox.api.notification;

import io.longbox.api.user.UserId;

/** Asks how a reader's inbox stands; answers an {@link InboxView}, or nothing if there is no such reader. */
public record FindInbox(UserId user) {}
