package io.longbox.api.chapter;

import io.longbox.api.Points;
import io.longbox.api.user.PointsEntryId;
import io.longbox.api.user.UserId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Asks a chapter whether somebody who has paid may be let in. Always answered, a repeat too: by {@link ReaderAdmitted} or
 * by {@link ReaderNotAdmitted}.
 *
 * @param chapter which
 * @param entry what they paid by: it names the attempt that asks
 * @param user who pays
 * @param price what was paid
 */
public record AdmitReader(
        @TargetAggregateIdentifier ChapterId chapter, PointsEntryId entry, UserId user, Points price) {}
