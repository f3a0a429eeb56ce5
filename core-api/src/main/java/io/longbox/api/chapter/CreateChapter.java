package io.longbox.api.chapter;

import io.longbox.api.catalog.ProductId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Adds a chapter to a product. One that was withdrawn is created anew, without pages.
 *
 * @param chapter names it; derived from product and number, see {@link ChapterId#of(ProductId, ChapterNumber)}
 * @param product whose chapter it is
 * @param number where it stands among the product's
 * @param details what is said of it
 * @param mustBeNew whether it is refused if there is, or was, a chapter by this number; otherwise creating the same
 *     chapter again changes nothing
 */
public record CreateChapter(
        @TargetAggregateIdentifier ChapterId chapter,
        ProductId product,
        ChapterNumber number,
        ChapterDetails details,
        boolean mustBeNew) {

    /**
     * @throws IllegalArgumentException if the id is not that of the product and number
     */
    public CreateChapter {
        if (!chapter.equals(ChapterId.of(product, number))) {
            throw new IllegalArgumentException("a chapter's id derives from its product and number");
        }
    }

    public CreateChapter(ChapterId chapter, ProductId product, ChapterNumber number, ChapterDetails details) {
        this(chapter, product, number, details, false);
    }
}
