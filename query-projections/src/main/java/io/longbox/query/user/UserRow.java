package io.longbox.query.user;

import io.longbox.api.PersonalText;
import io.longbox.api.Points;
import io.longbox.api.user.UserId;
import io.longbox.api.user.UserRegistered;
import io.longbox.api.user.UserStatus;
import io.longbox.api.user.UserUpdated;
import io.longbox.api.user.UserView;
import io.longbox.query.support.FollowingRow;
import io.longbox.query.support.Stored;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(schema = "query", name = "users")
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
                null,
                registeredAt,
                version());
    }
}
