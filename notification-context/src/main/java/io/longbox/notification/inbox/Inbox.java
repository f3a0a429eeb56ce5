package io.longbox.notification.inbox;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.getVersion;

import io.longbox.api.Refusal;
import io.longbox.api.RefusedException;
import io.longbox.api.notification.AllNotificationsRead;
import io.longbox.api.notification.InboxId;
import io.longbox.api.notification.MarkAllRead;
import io.longbox.api.notification.MarkRead;
import io.longbox.api.notification.NotificationId;
import io.longbox.api.notification.NotificationsRead;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.serialization.Revision;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * The reading marks of one reader. Which notifications there are it does not know: they are made from what happens
 * elsewhere, and a mark on one that does not exist marks nothing.
 *
 * <p>An inbox begins with its first mark, so what marks nothing on an inbox that does not exist has to be refused: there
 * would be no event for it to begin with.
 */
@Aggregate(snapshotTriggerDefinition = "snapshotTrigger", cache = "aggregateCache")
@Revision("1")
class Inbox {

    static final int MOST_AT_ONCE = 1_000;

    @AggregateIdentifier
    private @Nullable InboxId id;

    private RecentMarks marks = new RecentMarks();
    private @Nullable Instant allReadUpTo;

    Inbox() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    long handle(MarkRead command) {
        if (command.notifications().isEmpty()) {
            throw invalid("name at least one notification", "ids");
        }
        if (command.notifications().size() > MOST_AT_ONCE) {
            throw invalid("at most " + MOST_AT_ONCE + " notifications are marked at once", "ids");
        }
        List<NotificationId> unmarked = command.notifications().stream()
                .filter(notification -> !marks.contains(notification))
                // A set has no order of its own; an event is the same however it was asked for.
                .sorted((one, other) -> one.value().compareTo(other.value()))
                .toList();
        if (!unmarked.isEmpty()) {
            apply(new NotificationsRead(command.user(), unmarked));
        }
        return getVersion();
    }

    /** Nothing that is yet to come can have been read: a time that lies ahead is taken for the present one. */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    long handle(MarkAllRead command, Clock clock) {
        if (command.upTo().isBefore(Instant.EPOCH)) {
            throw invalid("there was nothing to read before 1970", "upTo");
        }
        Instant now = clock.instant();
        Instant upTo = command.upTo().isAfter(now) ? now : command.upTo();
        if (allReadUpTo == null || upTo.isAfter(allReadUpTo)) {
            apply(new AllNotificationsRead(command.user(), upTo));
        }
        return getVersion();
    }

    private static RefusedException invalid(String detail, String field) {
        return new RefusedException(new Refusal(Refusal.Code.INVALID, detail, field));
    }

    @EventSourcingHandler
    void on(NotificationsRead event) {
        id = new InboxId(event.user());
        event.notifications().forEach(marks::add);
    }

    @EventSourcingHandler
    void on(AllNotificationsRead event) {
        id = new InboxId(event.user());
        allReadUpTo = event.upTo();
    }
}
