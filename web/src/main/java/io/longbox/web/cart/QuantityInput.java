package io.longbox.web.cart;

import io.longbox.api.Quantity;
import io.longbox.web.input.Check;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import org.jspecify.annotations.Nullable;

@Schema(name = "QuantityInput")
record QuantityInput(
        @Schema(
                description = "How many copies the cart shall hold",
                example = "2",
                minimum = "1",
                maximum = "1000000",
                requiredMode = RequiredMode.REQUIRED)
        @Nullable
        Long quantity) {

    Quantity checked() {
        Check check = new Check();
        if (quantity != null && quantity == 0) {
            check.refuse("quantity", "must be at least 1; DELETE takes the item out");
        }
        long copies = quantity != null && quantity == 0 ? 1 : check.number("quantity", quantity, 1, Quantity.MAX);
        return check.thenMake(() -> new Quantity((int) copies));
    }
}
