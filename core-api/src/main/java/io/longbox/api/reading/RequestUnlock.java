package io.longbox.api.reading;

import io.longbox.api.Points;
import io.longbox.api.chapter.ChapterId;
import io.longbox.api.user.UserId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * A reader wants to read a chapter for points. Asking for what is unlocked, or while an attempt is under way, changes
 * nothing; after a refusal it is a new attempt.
 *
 * @param user the reader
 * @param chapter what they want to read
 * @param price what it costs as they saw it; the chapter has the last word
 */
public record RequestUnlock(UserId user, ChapterId chapter, Points price) {

    @TargetAggregateIdentifier
    public UnlockId unlock() {
        return UnlockId.of(user, chapter);
    }
}
