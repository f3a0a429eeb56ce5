package io.longbox.api.order;

import io.longbox.api.user.UserId;
import java.util.List;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** Copies are to be sent back; nothing is given back for them before they arrive. */
@Revision("1")
public record ReturnRequested(
        OrderId order,
        RefundId refund,
        UserId user,
        List<LineCount> lines,
        Actor by,
        @Nullable String reason) implements OrderEvent {}
