package io.longbox.api.notification;

import io.longbox.api.user.UserId;
import java.util.Set;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * The reader has read these. What is marked already, or is none of the reader's, changes nothing.
 *
 * @param user the reader
 * @param notifications which, at most 1,000
 */
public record MarkRead(UserId user, Set<NotificationId> notifications) {

    @TargetAggregateIdentifier
    public InboxId inbox() {
        return new InboxId(user);
    }
}
