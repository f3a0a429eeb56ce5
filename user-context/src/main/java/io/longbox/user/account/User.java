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
import io.longbox.api.user.PointsEntryId;
import io.longbox.api.user.PointsSet;
import io.longbox.api.user.PointsSpent;
import io.longbox.api.user.RegisterUser;
import io.longbox.api.user.ReinstateUser;
import io.longbox.api.user.ReverseSpend;
import io.longbox.api.user.SetPoints;
import io.longbox.api.user.SpendNotReversed;
import io.longbox.api.user.SpendPoints;
import io.longbox.api.user.SpendRefusalReason;
import io.longbox.api.user.SpendRefused;
import io.longbox.api.user.SpendReversed;
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
import org.axonframework.modelling.command.CommandHandlerInterceptor;
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
 *
 * <p>What was paid may be given back, and finds room: the account holds no more than {@link Points#MAX}, with what may
 * still come back.
 */
@Aggregate(snapshotTriggerDefinition = "snapshotTrigger", cache = "aggregateCache")
@Revision("2")
class User {

    @AggregateIdentifier
    private @Nullable UserId id;

    private boolean registered;
    private boolean suspended;
    private PointsLedger points = new PointsLedger();
    private Spends spends = new Spends();

    User() {}

    /** A stream that holds nothing but a no to some process is no account yet. */
    @CommandHandlerInterceptor
    void admit(Object command) {
        boolean answeredAnyway =
                command instanceof RegisterUser || command instanceof SpendPoints || command instanceof ReverseSpend;
        if (!registered && !answeredAnyway) {
            throw new RefusedException(Refusal.Code.NOT_FOUND, "nobody is registered by this id");
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    long handle(RegisterUser command, EmailDirectory addresses) {
        if (!registered) {
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
            Points balance = points.afterAdding(command.amount(), spends.reversible());
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
            Points balance = points.afterSetting(command.balance(), spends.reversible());
            apply(new PointsSet(command.user(), command.entry(), points.balance(), balance, command.reason()));
        }
        return getVersion();
    }

    /** Always answered, to a reader who does not exist as well: the process that asks would wait for ever otherwise. */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    long handle(SpendPoints command) {
        if (!spends.isSpent(command.entry())) {
            SpendRefusalReason refusal = whyNotSpend(command);
            if (refusal == null) {
                Points balance = points.balance().minus(command.amount());
                apply(new PointsSpent(command.user(), command.entry(), command.amount(), balance, command.reason()));
            } else {
                apply(new SpendRefused(command.user(), command.entry(), command.amount(), points.balance(), refusal));
            }
        }
        return getVersion();
    }

    private @Nullable SpendRefusalReason whyNotSpend(SpendPoints command) {
        if (!registered) {
            return SpendRefusalReason.NO_SUCH_READER;
        }
        if (spends.isReversed(command.entry())) {
            return SpendRefusalReason.REVERSED;
        }
        if (suspended) {
            return SpendRefusalReason.READER_SUSPENDED;
        }
        return points.balance().covers(command.amount()) ? null : SpendRefusalReason.BALANCE_TOO_LOW;
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    long handle(ReverseSpend command) {
        Points amount = spends.amountOf(command.entry());
        if (amount == null) {
            apply(new SpendNotReversed(command.user(), command.entry()));
        } else {
            apply(new SpendReversed(
                    command.user(),
                    command.entry(),
                    PointsEntryId.ofReversal(command.entry()),
                    amount,
                    points.balance().plus(amount),
                    command.reason()));
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
        registered = true;
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

    @EventSourcingHandler
    void on(PointsSpent event) {
        points.enter(event.entry(), event.balance());
        spends.spend(event.entry(), event.amount());
    }

    @EventSourcingHandler
    void on(SpendRefused event) {
        id = event.user();
    }

    @EventSourcingHandler
    void on(SpendReversed event) {
        points.enter(event.reversal(), event.balance());
        spends.reverse(event.entry());
    }

    @EventSourcingHandler
    void on(SpendNotReversed event) {
        id = event.user();
        spends.reverse(event.entry());
    }
}
