package io.longbox.web.user;

import io.longbox.api.Points;
import io.longbox.api.user.UserStatus;
import io.longbox.api.user.UserView;
import io.longbox.web.subscription.SubscriptionJson;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A reader, as the API shows one. What the store has not caught up with yet is null. */
@Schema(name = "User")
record UserJson(
        UUID id,

        @Schema(description = "Null once erased", example = "Ada Lovelace") @Nullable
        String name,

        @Schema(description = "Null once erased", example = "ada@example.org") @Nullable
        String email,

        @Nullable UserStatus status,
        @Schema(example = "250") @Nullable Long points,
        @Nullable SubscriptionJson subscription,
        @Nullable Instant registeredAt) {

    static UserJson of(UserView user) {
        return new UserJson(
                user.id().value(),
                user.name().text(),
                user.email().text(),
                user.status(),
                user.points().value(),
                SubscriptionJson.of(user.subscription()),
                user.registeredAt());
    }

    static UserJson registered(CheckedUser user) {
        return new UserJson(
                user.id().value(),
                user.name().text(),
                user.email().text(),
                UserStatus.ACTIVE,
                Points.NONE.value(),
                SubscriptionJson.of(null),
                null);
    }

    UserJson with(CheckedUser changed) {
        return new UserJson(
                id, changed.name().text(), changed.email().text(), status, points, subscription, registeredAt);
    }

    UserJson with(UserStatus changed) {
        return new UserJson(id, name, email, changed, points, subscription, registeredAt);
    }
}
