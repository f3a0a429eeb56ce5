package io.longbox.web.waitlist;

import io.longbox.api.catalog.LinePolicy;
import io.longbox.api.catalog.StockView;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How a product's line stands. */
@Schema(name = "Line")
record LineJson(
        UUID productId,

        @Schema(description = "Outstanding tickets", example = "12")
        long waiting,

        @Schema(description = "Whether the line stands still", example = "false")
        boolean paused,

        @Schema(example = "HOLD") LinePolicy linePolicy) {

    static LineJson of(StockView stock) {
        return new LineJson(
                stock.product().value(),
                stock.waiting(),
                stock.linePaused(),
                stock.terms().linePolicy());
    }

    /** Some places of a line, and how the line stands. */
    @Schema(name = "LinePage")
    record Places(
            List<PlaceJson> items,
            @Nullable String next,

            @Schema(description = "Outstanding tickets", example = "12")
            long waiting,

            @Schema(description = "Whether the line stands still", example = "false")
            boolean paused,

            @Schema(example = "HOLD") LinePolicy linePolicy) {}
}
