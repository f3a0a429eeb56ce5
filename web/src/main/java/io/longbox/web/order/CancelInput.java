package io.longbox.web.order;

import io.longbox.api.order.Actor;
import io.longbox.api.order.CancelOrder;
import io.longbox.api.order.ItemCount;
import io.longbox.api.order.OrderId;
import io.longbox.api.order.RefundId;
import io.longbox.web.input.Check;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Schema(name = "CancelInput", example = "{}")
record CancelInput(
        @Schema(description = "What is given up; without it all that is not shipped yet") @Nullable
        List<@Nullable ItemInput> items,

        @Schema(description = "Why, for the other side to read", maxLength = REASON_MAX) @Nullable
        String reason,

        @Schema(
                description = "On whose behalf",
                defaultValue = "READER",
                allowableValues = {"READER", "SHOP"})
        @Nullable
        Actor by) {

    static final int REASON_MAX = 500;

    CancelOrder checked(OrderId order, RefundId refund) {
        Check check = new Check();
        List<ItemCount> counts = ItemInput.checked(check, items);
        if (items != null && items.isEmpty()) {
            check.refuse("items", "must not be empty; without it all that is not shipped is given up");
        }
        String why = check.optionalText("reason", reason, REASON_MAX);
        if (by == Actor.STORE) {
            check.refuse("by", "must be READER or SHOP");
        }
        Actor actor = by == null ? Actor.READER : by;
        return check.thenMake(() -> new CancelOrder(order, refund, counts, actor, why));
    }
}
