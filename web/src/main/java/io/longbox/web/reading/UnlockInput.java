package io.longbox.web.reading;

import io.longbox.api.Points;
import io.longbox.api.chapter.ChapterId;
import io.longbox.web.input.Check;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Schema(name = "UnlockInput")
record UnlockInput(
        @Schema(format = "uuid", example = "0c1f7a52-52b2-3f0a-9a4e-0f5f2b7d5e11", requiredMode = RequiredMode.REQUIRED)
        @Nullable
        String chapterId,

        @Schema(
                description = "What the reader saw that it costs, in points; with it nothing is paid if it costs"
                        + " something else by now",
                example = "30",
                minimum = "1",
                maximum = "1000000000000")
        @Nullable
        Long price) {

    record Wish(ChapterId chapter, @Nullable Points seen) {}

    Wish checked() {
        Check check = new Check();
        UUID chapter = check.id("chapterId", chapterId);
        Long seen = price == null ? null : check.number("price", price, 1, Points.MAX);
        return check.thenMake(() -> new Wish(new ChapterId(chapter), seen == null ? null : new Points(seen)));
    }
}
