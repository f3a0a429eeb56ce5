package io.longbox.api.reading;

import io.longbox.api.catalog.ProductId;
import io.longbox.api.chapter.ChapterId;
import io.longbox.api.chapter.ChapterNumber;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a reader would go on with a product.
 *
 * @param product which
 * @param productTitle its title, or its id as long as the title is not known
 * @param chapter the chapter to go on with
 * @param number where that stands among the product's
 * @param title the chapter's, or null if it has none
 * @param page where they are in it; 0 if they have not begun it
 * @param pages how many pages it has
 * @param readAt when they last read anything of the product
 */
public record Bookmark(
        ProductId product,
        String productTitle,
        ChapterId chapter,
        ChapterNumber number,
        @Nullable String title,
        int page,
        int pages,
        Instant readAt) {}
