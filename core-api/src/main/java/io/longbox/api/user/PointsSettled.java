package io.longbox.api.user;

import io.longbox.api.Points;
import org.axonframework.serialization.Revision;

/** Points went back to an account, or were taken away again.
 *
 * @param user whose account
 * @param entry the idempotency key
 * @param spent the entry of what was spent
 * @param returned how many went back; never more than were spent and not given back yet
 * @param revoked how many were taken away; never more than there were
 * @param balance what the ledger stands at after it
 * @param reason what for
 */
@Revision("1")
public record PointsSettled(
        UserId user,
        PointsEntryId entry,
        PointsEntryId spent,
        Points returned,
        Points revoked,
        Points balance,
        String reason)
        implements UserEvent {}
