package io.longbox.api.reading;

import io.longbox.api.user.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the chapters that a reader has begun, the one read last first; answers a {@link ReadingPage}.
 *
 * @param user the reader
 * @param after the key of the last one of the page before, as that page's next had it, or null for the first page
 * @param limit at most this many
 */
public record ReadingHistory(UserId user, @Nullable String after, int limit) {}
