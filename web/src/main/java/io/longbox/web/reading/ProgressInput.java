package io.longbox.web.reading;

import io.longbox.web.input.Check;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import org.jspecify.annotations.Nullable;

@Schema(name = "ProgressInput")
record ProgressInput(
        @Schema(
                description = "The page the reader is at, from 1; no more than the chapter has",
                example = "7",
                minimum = "1",
                maximum = "1000000",
                requiredMode = RequiredMode.REQUIRED)
        @Nullable
        Long page) {

    private static final int MOST = 1_000_000;

    int checked() {
        Check check = new Check();
        long checkedPage = check.number("page", page, 1, MOST);
        return check.thenMake(() -> (int) checkedPage);
    }
}
