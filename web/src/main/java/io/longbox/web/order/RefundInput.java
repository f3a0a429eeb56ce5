package io.longbox.web.order;

import io.longbox.api.Money;
import io.longbox.api.order.OrderId;
import io.longbox.api.order.RefundId;
import io.longbox.api.order.RefundOrder;
import io.longbox.web.input.Check;
import io.longbox.web.input.MoneyJson;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import org.jspecify.annotations.Nullable;

@Schema(name = "RefundInput")
record RefundInput(
        @Schema(description = "How much goes back to the card", requiredMode = RequiredMode.REQUIRED) @Nullable
        MoneyJson amount,

        @Schema(
                description = "Why, for the reader to read",
                example = "Sorry for the crease",
                maxLength = CancelInput.REASON_MAX,
                requiredMode = RequiredMode.REQUIRED)
        @Nullable
        String reason) {

    RefundOrder checked(OrderId order, RefundId refund) {
        Check check = new Check();
        Money money = check.money("amount", amount);
        if (amount != null && amount.amount() != null && money.isZero()) {
            check.refuse("amount.amount", "must be more than 0");
        }
        String why = check.text("reason", reason, CancelInput.REASON_MAX);
        return check.thenMake(() -> new RefundOrder(order, refund, money, why));
    }
}
