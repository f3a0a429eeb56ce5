package io.longbox.api.reading;

import io.longbox.api.user.PointsEntryId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Ends an attempt without the chapter.
 *
 * @param unlock what one reader has of one chapter
 * @param entry the attempt that is under way; any other changes nothing
 * @param reason why
 */
public record RefuseUnlock(
        @TargetAggregateIdentifier UnlockId unlock, PointsEntryId entry, UnlockRefusalReason reason) {}
