package io.longbox.web.imports;

import io.longbox.imports.RowError;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Why a row could not be taken. */
@Schema(name = "ImportError")
record RowErrorJson(
        @Schema(description = "The first after the header is 1", example = "17")
        long row,

        @Schema(example = "year") @Nullable String column,

        @Schema(example = "must be a whole number between -3000 and 2200")
        String message) {

    static RowErrorJson of(RowError error) {
        return new RowErrorJson(error.row(), error.column(), error.message());
    }
}
