package io.longbox.web.cart;

import io.longbox.api.Quantity;
import io.longbox.api.catalog.OnShortage;
import io.longbox.api.catalog.ProductId;
import io.longbox.web.input.Check;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Schema(name = "ItemInput")
record ItemInput(
        @Schema(format = "uuid", example = "3f2c8a54-9d1e-4b7a-8a61-0c5d2e7f9b10", requiredMode = RequiredMode.REQUIRED)
        @Nullable
        String productId,

        @Schema(example = "1", minimum = "1", maximum = "1000000", defaultValue = "1") @Nullable
        Long quantity,

        @Schema(
                description = "What to do if there are not enough copies: nothing, or join the line",
                example = "REJECT",
                defaultValue = "REJECT")
        @Nullable
        OnShortage onShortage) {

    /** What is asked for. */
    record Wish(ProductId product, Quantity quantity, OnShortage onShortage) {}

    Wish checked() {
        Check check = new Check();
        UUID product = check.id("productId", productId);
        long copies = quantity == null ? 1 : check.number("quantity", quantity, 1, Quantity.MAX);
        return check.thenMake(() -> new Wish(
                new ProductId(product),
                new Quantity((int) copies),
                onShortage == null ? OnShortage.REJECT : onShortage));
    }
}
