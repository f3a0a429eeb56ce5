package io.longbox.api.reading;

import io.longbox.api.catalog.ProductId;
import io.longbox.api.chapter.ChapterId;
import io.longbox.api.user.UserId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * A reader is at a page of a chapter. Whoever sends this has seen to it that they may read it.
 *
 * @param user who reads
 * @param chapter what they read
 * @param product whose chapter it is
 * @param page where they are, from 1
 * @param pages how many pages the chapter has now
 */
public record RecordProgress(UserId user, ChapterId chapter, ProductId product, int page, int pages) {

    @TargetAggregateIdentifier
    public ReadingId reading() {
        return ReadingId.of(user, chapter);
    }
}
