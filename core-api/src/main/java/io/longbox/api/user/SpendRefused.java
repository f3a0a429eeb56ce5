package io.longbox.api.user;

import io.longbox.api.Points;
import org.axonframework.serialization.Revision;

/** Nothing was taken; balance is what the ledger stands at. */
@Revision("1")
public record SpendRefused(UserId user, PointsEntryId entry, Points amount, Points balance, SpendRefusalReason reason)
        implements UserEvent {}
