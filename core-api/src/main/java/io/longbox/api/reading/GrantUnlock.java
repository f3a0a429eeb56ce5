package io.longbox.api.reading;

import io.longbox.api.user.PointsEntryId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Unlocks a chapter for good: it is paid for, and the chapter lets the reader in.
 *
 * @param unlock what one reader has of one chapter
 * @param entry the attempt that is under way; any other changes nothing
 */
public record GrantUnlock(@TargetAggregateIdentifier UnlockId unlock, PointsEntryId entry) {}
