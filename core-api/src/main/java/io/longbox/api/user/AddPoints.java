package io.longbox.api.user;

import io.longbox.api.Points;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Adds points to the ledger, once per entry id. */
public record AddPoints(@TargetAggregateIdentifier UserId user, PointsEntryId entry, Points amount, String reason) {}
