package io.longbox.api.user;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Gives back what one {@link SpendPoints} took: all of it that {@link SettlePoints} has not given back before, exactly
 * once, whatever it is that sends this. Always answered, a repeat too: by {@link SpendReversed}, or by
 * {@link SpendNotReversed} if there is nothing (more) to give back.
 *
 * @param user who paid
 * @param entry the id of what was spent
 * @param reason why, as the ledger shows it
 */
public record ReverseSpend(@TargetAggregateIdentifier UserId user, PointsEntryId entry, String reason) {}
