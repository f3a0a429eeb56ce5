package io.longbox.query.user;

import io.longbox.api.PersonalText;
import io.longbox.api.Points;
import io.longbox.api.plan.PlanId;
import io.longbox.api.plan.PlanTerms;
import io.longbox.api.user.SubscriptionTerm;
import io.longbox.api.user.UserId;
import io.longbox.api.user.UserRegistered;
import io.longbox.api.user.UserStatus;
import io.longbox.api.user.UserUpdated;
import io.longbox.api.user.UserView;
import io.longbox.query.support.FollowingRow;
import io.longbox.query.support.Stored;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "users")
class UserRow extends FollowingRow {

    @Id
    private UUID id;

    private @Nullable String name;

    private @Nullable String email;

    @Enumerated(EnumType.STRING)
    private UserStatus status = UserStatus.ACTIVE;

    private long points;

    @Column(name = "registered_at")
    private Instant registeredAt;

    @Embedded
    private @Nullable SubscriptionColumns subscription;

    protected UserRow() {}

    UserRow(UUID id) {
        this.id = id;
    }

    void register(UserRegistered event, Instant at) {
        name = Stored.text(event.name().text());
        email = Stored.text(event.email().text());
        registeredAt = Stored.time(at);
    }

    void update(UserUpdated event) {
        name = Stored.text(event.name().text());
        email = Stored.text(event.email().text());
    }

    void status(UserStatus status) {
        this.status = status;
    }

    /** Begins a term; what follows it is open again, but for a cancellation of what was paid for. */
    void subscribe(PlanId plan, String planName, PlanTerms terms, SubscriptionTerm term, boolean cancelled) {
        subscription = new SubscriptionColumns(plan, planName, terms, term, cancelled);
    }

    void endSubscription() {
        subscription = null;
    }

    SubscriptionColumns subscription() {
        return Objects.requireNonNull(subscription);
    }

    void balance(Points balance) {
        points = balance.value();
    }

    Points balance() {
        return new Points(points);
    }

    UserId userId() {
        return new UserId(id);
    }

    UserView toView() {
        UserId user = userId();
        return new UserView(
                user,
                new PersonalText(user, name),
                new PersonalText(user, email),
                status,
                balance(),
                subscription == null ? null : subscription.toView(),
                registeredAt,
                version());
    }
}
