package io.longbox.api.reading;

import io.longbox.api.Versioned;
import io.longbox.api.catalog.ProductId;
import io.longbox.api.chapter.ChapterId;
import io.longbox.api.user.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a reader has come in a chapter.
 *
 * @param user who reads
 * @param chapter what they read
 * @param product whose chapter it is
 * @param page where they are
 * @param furthest the furthest page they were at
 * @param pages how many pages the chapter had then
 * @param startedAt when they began
 * @param readAt when they were there
 * @param finishedAt when they last reached the last page for the first time, or null if they never did
 * @param version see {@link Versioned}
 */
public record ReadingView(
        UserId user,
        ChapterId chapter,
        ProductId product,
        int page,
        int furthest,
        int pages,
        Instant startedAt,
        Instant readAt,
        @Nullable Instant finishedAt,
        long version)
        implements Versioned {}
