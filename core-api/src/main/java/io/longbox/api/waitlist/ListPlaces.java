package io.longbox.api.waitlist;

import io.longbox.api.user.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a reader's places in all lines, the latest first; answers a {@link PlacePage}.
 *
 * @param user whose
 * @param status only these places, or null for those that are waiting or offered
 * @param after the key of the last place of the page before, as that page's next had it, or null for the first page
 * @param limit at most this many
 */
public record ListPlaces(
        UserId user, @Nullable PlaceStatus status, @Nullable String after, int limit) {}
