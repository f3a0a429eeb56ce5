package io.longbox.api.audit;

import io.longbox.api.catalog.ProductId;
import io.longbox.api.user.UserId;
import java.time.Instant;
import java.util.List;

/**
 * Why a reader is where they are, in plain words, from the product's events alone.
 *
 * @param product which
 * @param user the reader
 * @param summary the answer in one or two sentences
 * @param story what happened to the reader, first things first
 * @param servedBefore who was served while this reader waited, by ticket, under which rule
 */
public record PlaceExplanation(
        ProductId product, UserId user, String summary, List<StoryStep> story, List<ServedBefore> servedBefore) {

    /**
     * @param sequence the number of the event in the product's stock
     * @param at when
     * @param text what happened
     */
    public record StoryStep(long sequence, Instant at, String text) {}

    /**
     * @param ticket the ticket that was served
     * @param sequence the number of the event that served it
     * @param at when
     * @param rule why it was served before
     */
    public record ServedBefore(long ticket, long sequence, Instant at, String rule) {}
}
