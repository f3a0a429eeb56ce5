package io.longbox.api.reading;

import io.longbox.api.chapter.ChapterId;
import io.longbox.api.user.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Asks whether somebody may read a chapter; answers an {@link AccessView}, or nothing if there is no such chapter.
 *
 * @param chapter which
 * @param user who, or null for somebody unknown
 * @param at the moment that is asked about: a plan may have ended by then
 */
public record FindAccess(ChapterId chapter, @Nullable UserId user, Instant at) {}
