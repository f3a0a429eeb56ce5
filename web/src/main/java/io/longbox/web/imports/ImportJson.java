package io.longbox.web.imports;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.longbox.api.catalog.ProductKind;
import io.longbox.imports.ImportStatus;
import io.longbox.imports.ImportTerms;
import io.longbox.imports.ImportView;
import io.longbox.web.input.MoneyJson;
import io.longbox.web.input.Page;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How far an import is. */
@Schema(name = "Import")
record ImportJson(
        UUID id,
        @Schema(description = "Names the source") String catalogue,
        @Schema(description = "Of rows that name none") ProductKind kind,

        @Schema(description = "Of rows that name none; missing if those have no price yet") @Nullable
        MoneyJson price,

        @Schema(description = "Whether it checks only, and changes nothing")
        boolean dryRun,

        ImportStatus status,
        Rows rows,
        @Schema(description = "Rows that made a product") long created,

        @Schema(description = "Rows that described a product anew")
        long updated,

        @Schema(description = "Rows that found their product as they describe it")
        long unchanged,

        @Schema(description = "Rows that could not be taken")
        long failed,

        @Schema(description = "What was wrong with those; the first 10,000 are kept")
        long errorCount,

        @Schema(description = "What keeps it from going on, or ended it") @Nullable
        String trouble,

        Instant uploadedAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,

        @Schema(description = "The first errors; only where one import is shown")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        Page<RowErrorJson> errors) {

    /** How many rows there are, and how many of them are behind the last checkpoint. */
    @Schema(name = "ImportRows")
    record Rows(long total, long handled) {}

    static ImportJson of(ImportView run, @Nullable Page<RowErrorJson> errors) {
        ImportTerms terms = run.terms();
        return new ImportJson(
                run.id().value(),
                terms.catalogue(),
                terms.kind(),
                terms.price() == null ? null : MoneyJson.of(terms.price()),
                terms.dryRun(),
                run.status(),
                new Rows(run.total(), run.handled()),
                run.created(),
                run.updated(),
                run.unchanged(),
                run.failed(),
                run.errors(),
                run.trouble(),
                run.uploadedAt(),
                run.startedAt(),
                run.finishedAt(),
                errors);
    }
}
