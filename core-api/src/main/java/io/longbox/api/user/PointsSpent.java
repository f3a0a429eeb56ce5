package io.longbox.api.user;

import io.longbox.api.Points;
import org.axonframework.serialization.Revision;

/** Points were taken for something that the reader buys; balance is what the ledger stands at after it. */
@Revision("1")
public record PointsSpent(UserId user, PointsEntryId entry, Points amount, Points balance, String reason)
        implements UserEvent {}
