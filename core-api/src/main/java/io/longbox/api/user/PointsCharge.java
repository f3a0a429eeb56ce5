package io.longbox.api.user;

import io.longbox.api.Points;

/**
 * The points that a term cost: an entry of the ledger.
 *
 * @param entry the entry's id
 * @param amount how many were taken
 * @param balance what the ledger stands at after it
 */
public record PointsCharge(PointsEntryId entry, Points amount, Points balance) {}
