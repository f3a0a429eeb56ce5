package io.longbox.api.user;

import io.longbox.api.Points;
import java.time.Instant;

/**
 * One entry of a ledger.
 *
 * @param id the idempotency key
 * @param position where in the account's stream it stands
 * @param operation what was asked for
 * @param change by how many points the balance moved, negative if it fell
 * @param balance the balance after it
 * @param reason why, in the words of whoever asked
 * @param at when
 */
public record PointsEntryView(
        PointsEntryId id,
        long position,
        PointsOperation operation,
        long change,
        Points balance,
        String reason,
        Instant at) {}
