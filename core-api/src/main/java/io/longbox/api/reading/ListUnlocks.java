package io.longbox.api.reading;

import io.longbox.api.user.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Asks for what a reader has unlocked, the latest first; answers an {@link UnlockPage}.
 *
 * @param user the reader
 * @param after the key of the last one of the page before, as that page's next had it, or null for the first page
 * @param limit at most this many
 */
public record ListUnlocks(UserId user, @Nullable String after, int limit) {}
