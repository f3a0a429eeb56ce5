package io.longbox.api.user;

import io.longbox.api.Points;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Takes points for something that the reader buys, once per entry id. For processes: answered by {@link PointsSpent} or
 * {@link SpendRefused}; a repeat of what was spent changes nothing, a repeat of what was refused is decided anew.
 *
 * @param user who pays
 * @param entry names what is paid for: the idempotency key, and what a reversal refers to
 * @param amount how much
 * @param reason what for, as the ledger shows it
 */
public record SpendPoints(@TargetAggregateIdentifier UserId user, PointsEntryId entry, Points amount, String reason) {}
