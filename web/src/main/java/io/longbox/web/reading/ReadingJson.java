package io.longbox.web.reading;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.longbox.api.reading.ReadingView;
import io.longbox.api.reading.RecordProgress;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Schema(name = "Reading")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReadingJson(
        UUID chapterId,
        UUID productId,

        @Schema(description = "Where the reader is", example = "7")
        int page,

        @Schema(description = "How many pages the chapter had then", example = "20")
        int pages,

        @Schema(description = "The furthest page they were at; absent while the store has not caught up", example = "9")
        @Nullable
        Integer furthest,

        @Nullable Instant startedAt,
        @Nullable Instant readAt,

        @Schema(description = "When they came to the last page; absent if they never did") @Nullable
        Instant finishedAt) {

    static ReadingJson of(ReadingView reading) {
        return new ReadingJson(
                reading.chapter().value(),
                reading.product().value(),
                reading.page(),
                reading.pages(),
                reading.furthest(),
                reading.startedAt(),
                reading.readAt(),
                reading.finishedAt());
    }

    /** By what is known before the view shows it. */
    static ReadingJson of(RecordProgress progress) {
        return new ReadingJson(
                progress.chapter().value(),
                progress.product().value(),
                progress.page(),
                progress.pages(),
                null,
                null,
                null,
                null);
    }
}
