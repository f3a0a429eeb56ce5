package io.longbox.web.order;

import io.longbox.api.order.Actor;
import io.longbox.api.order.ItemCount;
import io.longbox.api.order.OrderId;
import io.longbox.api.order.RefundId;
import io.longbox.api.order.RequestReturn;
import io.longbox.web.input.Check;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Schema(name = "ReturnInput")
record ReturnInput(
        @Schema(description = "What is sent back", requiredMode = RequiredMode.REQUIRED) @Nullable
        List<@Nullable ItemInput> items,

        @Schema(description = "Why", example = "It is torn", maxLength = CancelInput.REASON_MAX) @Nullable
        String reason) {

    RequestReturn checked(OrderId order, RefundId refund) {
        Check check = new Check();
        List<ItemCount> counts = ItemInput.checked(check, check.required("items", items, List.of()));
        if (items != null && items.isEmpty()) {
            check.refuse("items", "must not be empty");
        }
        String why = check.optionalText("reason", reason, CancelInput.REASON_MAX);
        return check.thenMake(() -> new RequestReturn(order, refund, counts, Actor.READER, why));
    }
}
