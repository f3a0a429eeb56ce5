package io.longbox.api.payment;

import io.longbox.api.order.OrderId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * The provider says no. A repeat changes nothing.
 *
 * @param order the order
 * @param reason why
 */
public record RecordDecline(OrderId order, DeclineReason reason) {

    @TargetAggregateIdentifier
    public PaymentId payment() {
        return new PaymentId(order);
    }
}
