package io.longbox.api.order;

import io.longbox.api.Money;
import io.longbox.api.Points;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing that has happened to an order.
 *
 * @param at when
 * @param what what happened
 * @param by on whose behalf
 * @param about the parcel, the refund or the return that it is about, or null
 * @param money how much money it is about, or null
 * @param points how many points it is about, or null
 * @param copies how many copies it is about, or null
 * @param reason why, as the name of a constant of the event's own, or null
 * @param note in somebody's words, or null
 */
public record TimelineEntry(
        Instant at,
        TimelineEvent what,
        Actor by,
        @Nullable UUID about,
        @Nullable Money money,
        @Nullable Points points,
        @Nullable Integer copies,
        @Nullable String reason,
        @Nullable String note) {}
