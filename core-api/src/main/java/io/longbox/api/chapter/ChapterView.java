package io.longbox.api.chapter;

import io.longbox.api.Versioned;
import io.longbox.api.catalog.ProductId;
import java.time.Instant;

/**
 * A chapter as readers find it.
 *
 * @param id names it
 * @param product whose chapter it is
 * @param number where it stands among the product's
 * @param details what is said of it
 * @param pages how many pages it has
 * @param status whether it is offered
 * @param createdAt when it was created, or created again after it had been withdrawn
 * @param version see {@link Versioned}
 */
public record ChapterView(
        ChapterId id,
        ProductId product,
        ChapterNumber number,
        ChapterDetails details,
        int pages,
        ChapterStatus status,
        Instant createdAt,
        long version)
        implements Versioned {}
