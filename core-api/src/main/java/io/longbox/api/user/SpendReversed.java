package io.longbox.api.user;

import io.longbox.api.Points;
import org.axonframework.serialization.Revision;

/**
 * What was spent was given back.
 *
 * @param user who had paid
 * @param entry the id of what was spent
 * @param reversal the id of this entry of the ledger: see {@link PointsEntryId#ofReversal}
 * @param amount how much
 * @param balance what the ledger stands at after it
 * @param reason why
 */
@Revision("1")
public record SpendReversed(
        UserId user, PointsEntryId entry, PointsEntryId reversal, Points amount, Points balance, String reason)
        implements UserEvent {}
