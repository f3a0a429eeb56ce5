package io.longbox.api.user;

import org.jspecify.annotations.Nullable;

/**
 * Asks for a reader's ledger, newest entry first; answers a {@link PointsLedgerPage}, or nothing if there is no such reader.
 *
 * @param user the reader
 * @param before the position of the last entry of the page before, or null for the first page
 * @param limit at most this many
 */
public record FindPointsLedger(UserId user, @Nullable Long before, int limit) {}
