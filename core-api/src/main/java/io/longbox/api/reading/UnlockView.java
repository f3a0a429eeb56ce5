package io.longbox.api.reading;

import io.longbox.api.Points;
import io.longbox.api.Versioned;
import io.longbox.api.chapter.ChapterId;
import io.longbox.api.user.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the unlocking of a chapter by a reader stands: the latest attempt of it.
 *
 * @param id names it
 * @param user who asked
 * @param chapter what they want to read
 * @param price what it costs, or cost
 * @param status how it stands
 * @param reason why not, if it was refused
 * @param requestedAt when the latest attempt began
 * @param unlockedAt since when it is theirs, or null
 * @param version see {@link Versioned}
 */
public record UnlockView(
        UnlockId id,
        UserId user,
        ChapterId chapter,
        Points price,
        UnlockStatus status,
        @Nullable UnlockRefusalReason reason,
        Instant requestedAt,
        @Nullable Instant unlockedAt,
        long version)
        implements Versioned {}
