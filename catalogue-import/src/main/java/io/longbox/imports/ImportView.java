package io.longbox.imports;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far an import is. Counts are of rows, as of the last checkpoint.
 *
 * @param id the import
 * @param number in the order of the uploads
 * @param terms what was said with the file
 * @param status how it stands
 * @param total rows of the file, without its header
 * @param handled created + updated + unchanged + failed
 * @param created rows that made a product
 * @param updated rows that described a product anew
 * @param unchanged rows that found their product as they describe it
 * @param failed rows that could not be taken
 * @param errors what was wrong with them; a row may have several, and not all of them are kept
 * @param trouble what keeps it from going on, or ended it; null if nothing does
 * @param uploadedAt when the file came
 * @param startedAt when the first row was handled, or null before that
 * @param finishedAt when it ended, or null before that
 */
public record ImportView(
        ImportId id,
        long number,
        ImportTerms terms,
        ImportStatus status,
        long total,
        long handled,
        long created,
        long updated,
        long unchanged,
        long failed,
        long errors,
        @Nullable String trouble,
        Instant uploadedAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {}
