package io.longbox.api.user;

import io.longbox.api.Points;
import org.axonframework.serialization.Revision;

/** Points were taken; balance is what the ledger stands at after it. */
@Revision("1")
public record PointsDeducted(UserId user, PointsEntryId entry, Points amount, Points balance, String reason)
        implements UserEvent {}
