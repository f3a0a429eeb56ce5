package io.longbox.api.catalog;

import io.longbox.api.Identifier;
import io.longbox.api.order.OrderId;
import io.longbox.api.order.RefundId;
import java.util.UUID;

/** Names one way of sold copies back to the gate: that of a checkout that failed, or of a refund. It is the same for all lines. */
public record RestockId(UUID value) implements Identifier {

    /**
     * @throws IllegalArgumentException if the text is not a UUID
     */
    public static RestockId of(String text) {
        return new RestockId(UUID.fromString(text));
    }

    /** Of a checkout that failed. */
    public static RestockId of(OrderId order) {
        return new RestockId(order.value());
    }

    /** Of a refund. */
    public static RestockId of(RefundId refund) {
        return new RestockId(refund.value());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
