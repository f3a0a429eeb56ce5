package io.longbox.query.inbox;

/** A notification, and whether it is read. */
record Told(NotificationRow notification, boolean read) {}
