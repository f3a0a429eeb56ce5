package io.longbox.api.user;

import io.longbox.api.Points;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Gives points back that were spent on what is taken back, and takes those away that were earned with it, as far as they
 * are there; once per entry. For processes: answered by {@link PointsSettled}.
 *
 * @param user whose account
 * @param entry the idempotency key
 * @param spent the entry of what was spent
 * @param returned how many of those go back
 * @param revoked how many of those earned are taken away
 * @param reason what for, as the ledger shows it
 */
public record SettlePoints(
        @TargetAggregateIdentifier UserId user,
        PointsEntryId entry,
        PointsEntryId spent,
        Points returned,
        Points revoked,
        String reason) {}
