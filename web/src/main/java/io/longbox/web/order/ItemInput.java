package io.longbox.web.order;

import io.longbox.api.Quantity;
import io.longbox.api.catalog.ProductId;
import io.longbox.api.order.ItemCount;
import io.longbox.web.input.Check;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Schema(name = "ItemCountInput")
record ItemInput(
        @Schema(format = "uuid", example = "5c51f3da-2db8-4eb6-bb88-41e20f805b85", requiredMode = RequiredMode.REQUIRED)
        @Nullable
        String productId,

        @Schema(example = "1", minimum = "1", maximum = "1000000", requiredMode = RequiredMode.REQUIRED) @Nullable
        Long quantity) {

    private static final int MOST = 1_000;

    /** Some items, each product once; none if there are none. */
    static List<ItemCount> checked(Check check, @Nullable List<@Nullable ItemInput> items) {
        if (items == null) {
            return List.of();
        }
        if (items.size() > MOST) {
            check.refuse("items", "must not have more than " + MOST + " elements");
            return List.of();
        }
        List<ItemCount> counts = new ArrayList<>();
        Set<UUID> products = new HashSet<>();
        for (int i = 0; i < items.size(); i++) {
            String field = "items[" + i + "]";
            ItemInput item = items.get(i);
            if (item == null) {
                check.refuse(field, "is required");
                continue;
            }
            UUID product = check.id(field + ".productId", item.productId);
            if (item.productId != null && !products.add(product)) {
                check.refuse(field + ".productId", "is there twice");
            }
            long quantity = check.number(field + ".quantity", item.quantity, 1, Quantity.MAX);
            counts.add(new ItemCount(new ProductId(product), new Quantity((int) quantity)));
        }
        return counts;
    }
}
