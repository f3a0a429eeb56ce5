package io.longbox.web.stock;

import io.longbox.api.Quantity;
import io.longbox.api.catalog.AdjustStock;
import io.longbox.api.catalog.AdjustmentId;
import io.longbox.api.catalog.ProductId;
import io.longbox.web.input.Check;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import org.jspecify.annotations.Nullable;

@Schema(name = "AdjustmentInput")
record AdjustmentInput(
        @Schema(
                description = "Copies found, or missing if negative; not 0",
                example = "-2",
                minimum = "-1000000",
                maximum = "1000000",
                requiredMode = RequiredMode.REQUIRED)
        @Nullable
        Long change,

        @Schema(example = "water damage", maxLength = REASON_MAX, requiredMode = RequiredMode.REQUIRED) @Nullable
        String reason) {

    private static final int REASON_MAX = 500;

    AdjustStock checked(ProductId product, AdjustmentId id) {
        Check check = new Check();
        long copies = check.number("change", change, -Quantity.MAX, Quantity.MAX);
        if (copies == 0) {
            check.refuse("change", "must not be 0");
        }
        String checkedReason = check.text("reason", reason, REASON_MAX);
        return check.thenMake(() -> new AdjustStock(product, id, (int) copies, checkedReason));
    }
}
