package io.longbox.web.ops;

import io.longbox.api.ops.RebuildReport;
import io.longbox.api.ops.RebuildState;
import io.longbox.api.ops.RowDifference;
import io.longbox.api.ops.SwapRule;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

@Schema(name = "Rebuild")
record RebuildJson(
        @Schema(example = "stock-view") String view,

        @Schema(description = "Counts the rebuilds of the view", example = "3")
        long number,

        SwapRule swap,

        @Schema(
                description = "WAITING, READING events, COMPARING, and then SWAPPED; in all other cases the live view"
                        + " stayed: KEPT, CANCELLED, FAILED")
        RebuildState state,

        Instant requestedAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,

        @Schema(description = "How many events it has handled", example = "480000")
        long events,

        @Schema(example = "52000") @Nullable Long eventsPerSecond,

        @Schema(description = "The number of the newest event that it has read", example = "1200000")
        long position,

        @Schema(description = "The number of the event that it reads up to, as far as is known", example = "2000000")
        long end,

        @Schema(description = "When it will have read them all, if it goes on like this") @Nullable
        Instant expectedEnd,

        @Schema(description = "In how many rows the live view differs; known once both were compared", example = "0")
        @Nullable
        Long differing,

        @Schema(description = "Some of the rows in which the live view differs")
        List<DifferenceJson> differences,

        @Schema(description = "Why it failed") @Nullable String trouble) {

    @Schema(name = "RowDifference")
    record DifferenceJson(
            @Schema(example = "stock") String table,

            @Schema(
                    description = "The row's primary key",
                    example = "{\"product_id\": \"3f2c8a54-9d1e-4b7a-8a61-0c5d2e7f9b10\"}")
            Map<String, String> key,

            @Schema(
                    description =
                            "What is wrong with the live row: it is missing, it should not be there, or it differs")
            RowDifference.Kind kind,

            @Schema(description = "In which columns it differs", example = "[\"on_hand\"]")
            List<String> columns) {

        static DifferenceJson of(RowDifference difference) {
            return new DifferenceJson(difference.table(), difference.key(), difference.kind(), difference.columns());
        }
    }

    static RebuildJson of(RebuildReport report, Instant now) {
        Long millis = report.startedAt() == null
                ? null
                : Duration.between(report.startedAt(), report.finishedAt() == null ? now : report.finishedAt())
                        .toMillis();
        return new RebuildJson(
                report.view(),
                report.number(),
                report.swap(),
                report.state(),
                report.requestedAt(),
                report.startedAt(),
                report.finishedAt(),
                report.events(),
                millis == null || millis <= 0 ? null : report.events() * 1_000 / millis,
                report.position(),
                report.end(),
                expectedEnd(report, millis, now),
                report.differing(),
                report.differences().stream().map(DifferenceJson::of).toList(),
                report.trouble());
    }

    private static @Nullable Instant expectedEnd(RebuildReport report, @Nullable Long millis, Instant now) {
        if (report.state() != RebuildState.READING || millis == null || millis <= 0 || report.position() <= 0) {
            return null;
        }
        long left = Math.max(0, report.end() - report.position());
        return now.plusMillis((long) ((double) millis * left / report.position()));
    }
}
