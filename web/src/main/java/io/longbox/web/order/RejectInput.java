package io.longbox.web.order;

import io.longbox.api.order.OrderId;
import io.longbox.api.order.RefundId;
import io.longbox.api.order.RejectReturn;
import io.longbox.web.input.Check;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import org.jspecify.annotations.Nullable;

@Schema(name = "ReturnRejection")
record RejectInput(
        @Schema(
                description = "Why, for the reader to read",
                example = "It was not bought here",
                maxLength = CancelInput.REASON_MAX,
                requiredMode = RequiredMode.REQUIRED)
        @Nullable
        String reason) {

    RejectReturn checked(OrderId order, RefundId refund) {
        Check check = new Check();
        String why = check.text("reason", reason, CancelInput.REASON_MAX);
        return check.thenMake(() -> new RejectReturn(order, refund, why));
    }
}
