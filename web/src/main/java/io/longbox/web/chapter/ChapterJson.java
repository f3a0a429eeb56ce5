package io.longbox.web.chapter;

import io.longbox.api.Points;
import io.longbox.api.catalog.ProductId;
import io.longbox.api.chapter.ChapterDetails;
import io.longbox.api.chapter.ChapterId;
import io.longbox.api.chapter.ChapterNumber;
import io.longbox.api.chapter.ChapterStatus;
import io.longbox.api.chapter.ChapterView;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A chapter, as the API shows one. What the store has not caught up with yet is null. */
@Schema(name = "Chapter")
record ChapterJson(
        UUID id,
        @Nullable UUID productId,

        @Schema(example = "2.5") @Nullable BigDecimal number,

        @Nullable String title,

        @Schema(description = "In points; null if everybody may read it") @Nullable
        Long unlockPrice,

        @Schema(description = "Whether plans that include chapters include this one")
        boolean inPlans,

        @Schema(description = "How many there are") @Nullable
        Integer pages,

        ChapterStatus status,
        @Nullable Instant createdAt) {

    static ChapterJson of(ChapterView chapter) {
        return of(
                chapter.id(),
                chapter.product(),
                chapter.number(),
                chapter.details(),
                chapter.pages(),
                chapter.status(),
                chapter.createdAt());
    }

    /** A chapter that was just described, and that the view does not show like that yet. */
    static ChapterJson of(
            ChapterId id, @Nullable ProductId product, @Nullable ChapterNumber number, ChapterDetails details) {
        return of(id, product, number, details, null, ChapterStatus.PUBLISHED, null);
    }

    private static ChapterJson of(
            ChapterId id,
            @Nullable ProductId product,
            @Nullable ChapterNumber number,
            ChapterDetails details,
            @Nullable Integer pages,
            ChapterStatus status,
            @Nullable Instant createdAt) {
        Points price = details.access().price();
        return new ChapterJson(
                id.value(),
                product == null ? null : product.value(),
                number == null ? null : number.value(),
                details.title(),
                price == null ? null : price.value(),
                details.access().inPlans(),
                pages,
                status,
                createdAt);
    }
}
