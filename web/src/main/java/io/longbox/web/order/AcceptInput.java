package io.longbox.web.order;

import io.longbox.api.order.AcceptReturn;
import io.longbox.api.order.OrderId;
import io.longbox.api.order.RefundId;
import io.longbox.web.input.Check;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import org.jspecify.annotations.Nullable;

@Schema(name = "ReturnAcceptance")
record AcceptInput(
        @Schema(
                description = "Whether the copies can be sold again; then they go to whoever waits in line first",
                requiredMode = RequiredMode.REQUIRED)
        @Nullable
        Boolean restock) {

    AcceptReturn checked(OrderId order, RefundId refund) {
        Check check = new Check();
        boolean again = check.required("restock", restock, false);
        return check.thenMake(() -> new AcceptReturn(order, refund, again));
    }
}
