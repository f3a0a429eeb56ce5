package io.longbox.web.stock;

import io.longbox.api.Quantity;
import io.longbox.web.input.Check;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import org.jspecify.annotations.Nullable;

@Schema(name = "ReceiptInput")
record ReceiptInput(
        @Schema(example = "10", minimum = "1", maximum = "1000000", requiredMode = RequiredMode.REQUIRED) @Nullable
        Long quantity) {

    Quantity checked() {
        Check check = new Check();
        long copies = check.number("quantity", quantity, 1, Quantity.MAX);
        return check.thenMake(() -> new Quantity((int) copies));
    }
}
