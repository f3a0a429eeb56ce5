package io.longbox.web.ops;

import io.longbox.api.ops.SwapRule;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "RebuildInput")
record RebuildInput(
        @Schema(
                description =
                        "Whether the rebuilt view takes the place of the live one: if both are equal, in any case,"
                                + " or not at all",
                example = "IF_EQUAL",
                defaultValue = "IF_EQUAL")
        @Nullable
        SwapRule swap) {

    SwapRule checked() {
        return swap == null ? SwapRule.IF_EQUAL : swap;
    }
}
