package io.longbox.api.reading;

import io.longbox.api.user.UserId;

/**
 * Asks where a reader would go on; answers {@link Bookmarks}. For each product that is the chapter they read last, or the
 * one after it once they are at its end; a product without such a chapter is left out.
 *
 * @param user the reader
 * @param limit at most this many; products that were read long ago may be left out
 */
public record ContinueReading(UserId user, int limit) {}
