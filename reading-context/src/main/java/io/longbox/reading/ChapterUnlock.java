package io.longbox.reading;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.getVersion;

import io.longbox.api.reading.ChapterUnlocked;
import io.longbox.api.reading.GrantUnlock;
import io.longbox.api.reading.RefuseUnlock;
import io.longbox.api.reading.RequestUnlock;
import io.longbox.api.reading.UnlockId;
import io.longbox.api.reading.UnlockRefused;
import io.longbox.api.reading.UnlockRequested;
import io.longbox.api.user.PointsEntryId;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.serialization.Revision;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * What one reader has of one chapter: nothing, an attempt under way, or the chapter for good. There is at most one attempt
 * at a time, each has a payment of its own, and after one has succeeded there is none: so nobody pays twice.
 *
 * <p>Every command answers the version after it.
 */
@Aggregate(snapshotTriggerDefinition = "snapshotTrigger", cache = "aggregateCache")
@Revision("1")
class ChapterUnlock {

    @AggregateIdentifier
    private @Nullable UnlockId id;

    private boolean unlocked;
    private int attempts;
    private @Nullable UnlockRequested underWay;

    ChapterUnlock() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    long handle(RequestUnlock command) {
        if (!unlocked && underWay == null) {
            UnlockId unlock = command.unlock();
            int attempt = attempts + 1;
            apply(new UnlockRequested(
                    unlock, command.user(), command.chapter(), command.price(), unlock.entry(attempt), attempt));
        }
        return getVersion();
    }

    @CommandHandler
    long handle(GrantUnlock command) {
        if (isUnderWay(command.entry())) {
            UnlockRequested attempt = Objects.requireNonNull(underWay);
            apply(new ChapterUnlocked(
                    command.unlock(), attempt.user(), attempt.chapter(), attempt.price(), command.entry()));
        }
        return getVersion();
    }

    @CommandHandler
    long handle(RefuseUnlock command) {
        if (isUnderWay(command.entry())) {
            UnlockRequested attempt = Objects.requireNonNull(underWay);
            apply(new UnlockRefused(
                    command.unlock(), attempt.user(), attempt.chapter(), command.entry(), command.reason()));
        }
        return getVersion();
    }

    private boolean isUnderWay(PointsEntryId entry) {
        return underWay != null && underWay.entry().equals(entry);
    }

    @EventSourcingHandler
    void on(UnlockRequested event) {
        id = event.unlock();
        attempts = event.attempt();
        underWay = event;
    }

    @EventSourcingHandler
    void on(ChapterUnlocked event) {
        unlocked = true;
        underWay = null;
    }

    @EventSourcingHandler
    void on(UnlockRefused event) {
        underWay = null;
    }
}
