package io.longbox.api.notification;

import io.longbox.api.user.UserId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** The reader has read all that came up to then. A time that is not later than that of the last such mark changes nothing. */
public record MarkAllRead(UserId user, Instant upTo) {

    @TargetAggregateIdentifier
    public InboxId inbox() {
        return new InboxId(user);
    }
}
