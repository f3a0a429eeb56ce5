package io.longbox.user.account;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.getVersion;

import io.longbox.api.PersonalText;
import io.longbox.api.Points;
import io.longbox.api.Refusal;
import io.longbox.api.RefusedException;
import io.longbox.api.user.AddPoints;
import io.longbox.api.user.DeductPoints;
import io.longbox.api.user.PointsAdded;
import io.longbox.api.user.PointsDeducted;
import io.longbox.api.user.PointsSet;
import io.longbox.api.user.RegisterUser;
import io.longbox.api.user.ReinstateUser;
import io.longbox.api.user.SetPoints;
import io.longbox.api.user.SuspendUser;
import io.longbox.api.user.UpdateUser;
import io.longbox.api.user.UserId;
import io.longbox.api.user.UserRegistered;
import io.longbox.api.user.UserReinstated;
import io.longbox.api.user.UserSuspended;
import io.longbox.api.user.UserUpdated;
import io.longbox.user.email.EmailDirectory;
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
 * A reader's account. Every command answers the account's version after it. The state holds no personal data, so that
 * no snapshot and no cache has to forget anybody; for that reason an update is an event even if it changes nothing. No
 * field of the state is final: a snapshot is read back field by field, and a final one would silently stay as it is.
 *
 * <p>A suspended reader's points can still be changed: the store's staff does that, not the reader.
 */
@Aggregate(snapshotTriggerDefinition = "snapshotTrigger", cache = "aggregateCache")
@Revision("1")
class User {

    @AggregateIdentifier
    private @Nullable UserId id;

    private boolean suspended;
    private PointsLedger points = new PointsLedger();

    User() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    long handle(RegisterUser command, EmailDirectory addresses) {
        if (id == null) {
            DetailsPolicy.enforce(command.user(), command.name(), command.email());
            claim(addresses, command.user(), command.email());
            apply(new UserRegistered(command.user(), command.name(), command.email()));
        }
        return getVersion();
    }

    @CommandHandler
    long handle(UpdateUser command, EmailDirectory addresses) {
        Long expected = command.expectedVersion();
        if (expected != null && !expected.equals(getVersion())) {
            throw new RefusedException(
                    Refusal.Code.STALE_VERSION, "the account is at version " + getVersion() + ", not " + expected);
        }
        DetailsPolicy.enforce(command.user(), command.name(), command.email());
        claim(addresses, command.user(), command.email());
        apply(new UserUpdated(command.user(), command.name(), command.email()));
        return getVersion();
    }

    @CommandHandler
    long handle(SuspendUser command) {
        if (!suspended) {
            apply(new UserSuspended(command.user(), command.reason()));
        }
        return getVersion();
    }

    @CommandHandler
    long handle(ReinstateUser command) {
        if (suspended) {
            apply(new UserReinstated(command.user()));
        }
        return getVersion();
    }

    @CommandHandler
    long handle(AddPoints command) {
        if (!points.knows(command.entry())) {
            Points balance = points.afterAdding(command.amount());
            apply(new PointsAdded(command.user(), command.entry(), command.amount(), balance, command.reason()));
        }
        return getVersion();
    }

    @CommandHandler
    long handle(DeductPoints command) {
        if (!points.knows(command.entry())) {
            Points balance = points.afterDeducting(command.amount());
            apply(new PointsDeducted(command.user(), command.entry(), command.amount(), balance, command.reason()));
        }
        return getVersion();
    }

    @CommandHandler
    long handle(SetPoints command) {
        if (!points.knows(command.entry())) {
            apply(new PointsSet(
                    command.user(), command.entry(), points.balance(), command.balance(), command.reason()));
        }
        return getVersion();
    }

    private static void claim(EmailDirectory addresses, UserId user, PersonalText email) {
        if (!addresses.claim(user, Objects.requireNonNull(email.text()))) {
            throw new RefusedException(
                    new Refusal(Refusal.Code.ALREADY_TAKEN, "another reader has this e-mail address", "email"));
        }
    }

    @EventSourcingHandler
    void on(UserRegistered event) {
        id = event.user();
    }

    @EventSourcingHandler
    void on(UserSuspended event) {
        suspended = true;
    }

    @EventSourcingHandler
    void on(UserReinstated event) {
        suspended = false;
    }

    @EventSourcingHandler
    void on(PointsAdded event) {
        points.enter(event.entry(), event.balance());
    }

    @EventSourcingHandler
    void on(PointsDeducted event) {
        points.enter(event.entry(), event.balance());
    }

    @EventSourcingHandler
    void on(PointsSet event) {
        points.enter(event.entry(), event.balance());
    }
}
