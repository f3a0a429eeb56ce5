package io.longbox.api.user;

import io.longbox.api.PersonalText;
import io.longbox.api.Points;
import io.longbox.api.Versioned;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A reader as others see the account; subscription is the present one, or null. */
public record UserView(
        UserId id,
        PersonalText name,
        PersonalText email,
        UserStatus status,
        Points points,
        @Nullable SubscriptionView subscription,
        Instant registeredAt,
        long version)
        implements Versioned {}
