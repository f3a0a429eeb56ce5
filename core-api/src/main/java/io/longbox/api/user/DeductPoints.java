package io.longbox.api.user;

import io.longbox.api.Points;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Takes points from the ledger, once per entry id; refused if the balance does not cover them. */
public record DeductPoints(@TargetAggregateIdentifier UserId user, PointsEntryId entry, Points amount, String reason) {}
