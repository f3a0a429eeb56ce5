package io.longbox.api.notification;

import io.longbox.api.user.UserId;
import java.time.Instant;
import org.axonframework.serialization.Revision;

/** A reader has read all that came up to then. */
@Revision("1")
public record AllNotificationsRead(UserId user, Instant upTo) implements InboxEvent {}
