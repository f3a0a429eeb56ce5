package io.longbox.api.user;

import io.longbox.api.Points;
import org.axonframework.serialization.Revision;

/** The balance was set; previous is what the ledger stood at before it. */
@Revision("1")
public record PointsSet(UserId user, PointsEntryId entry, Points previous, Points balance, String reason)
        implements UserEvent {}
