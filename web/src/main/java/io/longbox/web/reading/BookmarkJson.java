package io.longbox.web.reading;

import io.longbox.api.reading.Bookmark;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Schema(name = "Bookmark")
record BookmarkJson(
        UUID productId,
        @Schema(example = "Little Nemo in Slumberland") String productTitle,
        UUID chapterId,
        @Schema(example = "2.5") BigDecimal number,

        @Schema(description = "The chapter's; null if it has none", example = "The Walking Bed") @Nullable
        String title,

        @Schema(description = "Where to go on; 0 if the chapter is not begun", example = "7")
        int page,

        @Schema(example = "20") int pages,

        @Schema(description = "When they last read anything of the product")
        Instant readAt) {

    static BookmarkJson of(Bookmark bookmark) {
        return new BookmarkJson(
                bookmark.product().value(),
                bookmark.productTitle(),
                bookmark.chapter().value(),
                bookmark.number().value(),
                bookmark.title(),
                bookmark.page(),
                bookmark.pages(),
                bookmark.readAt());
    }
}
