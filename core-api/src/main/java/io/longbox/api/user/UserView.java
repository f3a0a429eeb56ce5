package io.longbox.api.user;

import io.longbox.api.PersonalText;
import io.longbox.api.Points;
import io.longbox.api.Versioned;
import java.time.Instant;

/** A reader as others see the account. */
public record UserView(
        UserId id,
        PersonalText name,
        PersonalText email,
        UserStatus status,
        Points points,
        Instant registeredAt,
        long version)
        implements Versioned {}
