package io.longbox.api.order;

import io.longbox.api.Identifier;
import io.longbox.api.shipping.ShipmentId;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Names what is taken back of an order: copies, money, points, or all of them; and a return that leads to it. */
public record RefundId(UUID value) implements Identifier {

    /**
     * @throws IllegalArgumentException if the text is not a UUID
     */
    public static RefundId of(String text) {
        return new RefundId(UUID.fromString(text));
    }

    /** Of a checkout that failed after the money was taken. */
    public static RefundId ofCheckout(OrderId order) {
        return new RefundId(UUID.nameUUIDFromBytes(("checkout of " + order).getBytes(StandardCharsets.UTF_8)));
    }

    /** Of a parcel that was lost. */
    public static RefundId ofLoss(ShipmentId shipment) {
        return new RefundId(shipment.value());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
