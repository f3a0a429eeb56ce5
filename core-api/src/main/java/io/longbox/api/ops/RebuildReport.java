package io.longbox.api.ops;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the rebuild of a view stands, or what became of it.
 *
 * @param number tells two rebuilds of a view apart
 * @param events how many events it has handled
 * @param position the number of the newest event that it has read
 * @param end the number of the event that it reads up to, as far as is known
 * @param differing how many rows differ; null before both were compared
 * @param differences the first of them
 * @param trouble why it failed
 */
public record RebuildReport(
        String view,
        long number,
        SwapRule swap,
        RebuildState state,
        Instant requestedAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        long events,
        long position,
        long end,
        @Nullable Long differing,
        List<RowDifference> differences,
        @Nullable String trouble) {}
