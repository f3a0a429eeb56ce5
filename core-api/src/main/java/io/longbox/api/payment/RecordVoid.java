package io.longbox.api.payment;

import io.longbox.api.order.OrderId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * The provider says that it holds nothing. A repeat changes nothing.
 *
 * @param order the order
 */
public record RecordVoid(OrderId order) {

    @TargetAggregateIdentifier
    public PaymentId payment() {
        return new PaymentId(order);
    }
}
