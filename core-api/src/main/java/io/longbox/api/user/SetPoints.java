package io.longbox.api.user;

import io.longbox.api.Points;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Sets the balance, once per entry id. */
public record SetPoints(@TargetAggregateIdentifier UserId user, PointsEntryId entry, Points balance, String reason) {}
