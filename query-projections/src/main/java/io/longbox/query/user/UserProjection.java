package io.longbox.query.user;

import io.longbox.api.Points;
import io.longbox.api.user.AddressRemoved;
import io.longbox.api.user.AddressSaved;
import io.longbox.api.user.FindAddresses;
import io.longbox.api.user.FindUser;
import io.longbox.api.user.PointsAdded;
import io.longbox.api.user.PointsCharge;
import io.longbox.api.user.PointsDeducted;
import io.longbox.api.user.PointsEarned;
import io.longbox.api.user.PointsEntryId;
import io.longbox.api.user.PointsOperation;
import io.longbox.api.user.PointsSet;
import io.longbox.api.user.PointsSettled;
import io.longbox.api.user.PointsSpent;
import io.longbox.api.user.SpendNotReversed;
import io.longbox.api.user.SpendRefused;
import io.longbox.api.user.SpendReversed;
import io.longbox.api.user.SubscriptionCancelled;
import io.longbox.api.user.SubscriptionEnded;
import io.longbox.api.user.SubscriptionPrepaid;
import io.longbox.api.user.SubscriptionRenewed;
import io.longbox.api.user.SubscriptionResumed;
import io.longbox.api.user.SubscriptionStarted;
import io.longbox.api.user.SubscriptionSwitched;
import io.longbox.api.user.UserEvent;
import io.longbox.api.user.UserRegistered;
import io.longbox.api.user.UserReinstated;
import io.longbox.api.user.UserStatus;
import io.longbox.api.user.UserSuspended;
import io.longbox.api.user.UserUpdated;
import io.longbox.query.support.FollowingRows;
import io.longbox.query.support.Keeps;
import io.longbox.query.support.QueryUpdates;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
@ProcessingGroup("user-view")
@Keeps({"users", "addresses", "points_entries"})
class UserProjection {

    private final EntityManager entities;
    private final FollowingRows<UserRow, UserEvent> rows;
    private final AddressBook addressBook;
    private final AddressQueries addresses;
    private final QueryUpdates updates;

    UserProjection(EntityManager entities, AddressQueries addresses, QueryUpdates updates) {
        this.entities = entities;
        this.addressBook = new AddressBook(entities);
        this.addresses = addresses;
        this.rows = new FollowingRows<>(
                entities, UserRow.class, UserEvent.class, event -> event.user().value());
        this.updates = updates;
    }

    @EventHandler
    void on(UserRegistered event, @SequenceNumber long version, @Timestamp Instant at) {
        announce(rows.follow(event, version, UserRow::new, user -> user.register(event, at)));
    }

    @EventHandler
    void on(UserUpdated event, @SequenceNumber long version) {
        follow(event, version, user -> user.update(event));
    }

    @EventHandler
    void on(UserSuspended event, @SequenceNumber long version) {
        follow(event, version, user -> user.status(UserStatus.SUSPENDED));
    }

    @EventHandler
    void on(UserReinstated event, @SequenceNumber long version) {
        follow(event, version, user -> user.status(UserStatus.ACTIVE));
    }

    @EventHandler
    void on(PointsAdded event, @SequenceNumber long version, @Timestamp Instant at) {
        enter(
                event,
                version,
                at,
                event.entry(),
                PointsOperation.ADD,
                event.amount().value(),
                event.balance(),
                event.reason());
    }

    @EventHandler
    void on(PointsDeducted event, @SequenceNumber long version, @Timestamp Instant at) {
        enter(
                event,
                version,
                at,
                event.entry(),
                PointsOperation.DEDUCT,
                -event.amount().value(),
                event.balance(),
                event.reason());
    }

    @EventHandler
    void on(PointsSet event, @SequenceNumber long version, @Timestamp Instant at) {
        enter(
                event,
                version,
                at,
                event.entry(),
                PointsOperation.SET,
                event.balance().value() - event.previous().value(),
                event.balance(),
                event.reason());
    }

    @EventHandler
    void on(PointsSpent event, @SequenceNumber long version, @Timestamp Instant at) {
        enter(
                event,
                version,
                at,
                event.entry(),
                PointsOperation.SPEND,
                -event.amount().value(),
                event.balance(),
                event.reason());
    }

    @EventHandler
    void on(SpendReversed event, @SequenceNumber long version, @Timestamp Instant at) {
        enter(
                event,
                version,
                at,
                event.reversal(),
                PointsOperation.REVERSAL,
                event.amount().value(),
                event.balance(),
                event.reason());
    }

    @EventHandler
    void on(PointsEarned event, @SequenceNumber long version, @Timestamp Instant at) {
        enter(
                event,
                version,
                at,
                event.entry(),
                PointsOperation.EARN,
                event.amount().value(),
                event.balance(),
                event.reason());
    }

    /** A settlement is answered for somebody who never registered too, and makes no account either. */
    @EventHandler
    void on(PointsSettled event, @SequenceNumber long version, @Timestamp Instant at) {
        if (rows.find(event.user().value()).isPresent()) {
            enter(
                    event,
                    version,
                    at,
                    event.entry(),
                    PointsOperation.SETTLEMENT,
                    event.returned().value() - event.revoked().value(),
                    event.balance(),
                    event.reason());
        }
    }

    @EventHandler
    void on(SubscriptionStarted event, @SequenceNumber long version, @Timestamp Instant at) {
        follow(event, version, user -> {
            user.subscribe(event.plan(), event.planName(), event.terms(), event.term(), false);
            charge(user, event.charge(), event.planName(), version, at);
        });
    }

    @EventHandler
    void on(SubscriptionRenewed event, @SequenceNumber long version, @Timestamp Instant at) {
        follow(event, version, user -> {
            boolean cancelled = user.subscription().isCancelled();
            user.subscribe(event.plan(), event.planName(), event.terms(), event.term(), cancelled);
            charge(user, event.charge(), event.planName(), version, at);
        });
    }

    @EventHandler
    void on(SubscriptionPrepaid event, @SequenceNumber long version) {
        follow(event, version, user -> user.subscription().prepay());
    }

    @EventHandler
    void on(SubscriptionSwitched event, @SequenceNumber long version) {
        follow(event, version, user -> user.subscription().switchTo(event.plan()));
    }

    @EventHandler
    void on(SubscriptionCancelled event, @SequenceNumber long version) {
        follow(event, version, user -> user.subscription().cancel(true));
    }

    @EventHandler
    void on(SubscriptionResumed event, @SequenceNumber long version) {
        follow(event, version, user -> user.subscription().cancel(false));
    }

    @EventHandler
    void on(SubscriptionEnded event, @SequenceNumber long version) {
        follow(event, version, UserRow::endSubscription);
    }

    @EventHandler
    void on(SpendRefused event, @SequenceNumber long version) {
        followIfKnown(event, version);
    }

    @EventHandler
    void on(SpendNotReversed event, @SequenceNumber long version) {
        followIfKnown(event, version);
    }

    @EventHandler
    void on(AddressSaved event, @SequenceNumber long version, @Timestamp Instant at) {
        follow(event, version, user -> addressBook.save(event, version, at));
        announceAddresses(event);
    }

    @EventHandler
    void on(AddressRemoved event, @SequenceNumber long version) {
        follow(event, version, user -> addressBook.remove(event.user(), event.id()));
        announceAddresses(event);
    }

    @ResetHandler
    void reset() {
        rows.clear();
        addressBook.clear();
        entities.createQuery("delete from PointsEntryRow").executeUpdate();
    }

    private void enter(
            UserEvent event,
            long version,
            Instant at,
            PointsEntryId entry,
            PointsOperation operation,
            long change,
            Points balance,
            String reason) {
        follow(event, version, user -> enter(user, version, at, entry, operation, change, balance, reason));
    }

    private void charge(UserRow user, @Nullable PointsCharge charge, String planName, long version, Instant at) {
        if (charge != null) {
            enter(
                    user,
                    version,
                    at,
                    charge.entry(),
                    PointsOperation.SUBSCRIPTION,
                    -charge.amount().value(),
                    charge.balance(),
                    planName);
        }
    }

    private void enter(
            UserRow user,
            long version,
            Instant at,
            PointsEntryId entry,
            PointsOperation operation,
            long change,
            Points balance,
            String reason) {
        user.balance(balance);
        PointsEntryRow.Place place = new PointsEntryRow.Place(user.userId().value(), version);
        entities.persist(new PointsEntryRow(place, entry, operation, change, balance, reason, at));
    }

    /** A no to a process about somebody who never registered is the beginning of no account. */
    private void followIfKnown(UserEvent event, long version) {
        if (rows.find(event.user().value()).isPresent()) {
            follow(event, version, user -> {});
        }
    }

    private void follow(UserEvent event, long version, Consumer<UserRow> change) {
        announce(rows.followKnown(event, version, change));
    }

    private void announce(Optional<UserRow> changed) {
        changed.ifPresent(user -> updates.announce(new FindUser(user.userId()), user::toView));
    }

    private void announceAddresses(UserEvent event) {
        FindAddresses query = new FindAddresses(event.user());
        updates.announce(query, () -> addresses.find(query));
    }
}
