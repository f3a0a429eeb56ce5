package io.longbox.api.user;

import io.longbox.api.Points;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Adds points that a reader has earned, once per entry id: the base times the multiplier of the reader's plan, rounded
 * down. An account that has no room for all of them gets as many as it can hold.
 *
 * @param user who earned them
 * @param entry the idempotency key
 * @param base how many without a plan
 * @param reason what for, as the ledger shows it
 * @param at the present moment, which says whether a term is running
 */
public record EarnPoints(
        @TargetAggregateIdentifier UserId user, PointsEntryId entry, Points base, String reason, Instant at) {}
