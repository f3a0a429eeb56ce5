package io.longbox.api.notification;

import io.longbox.api.user.UserId;
import java.util.List;
import org.axonframework.serialization.Revision;

/** A reader has read some notifications. */
@Revision("1")
public record NotificationsRead(UserId user, List<NotificationId> notifications) implements InboxEvent {}
