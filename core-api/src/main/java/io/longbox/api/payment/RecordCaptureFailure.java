package io.longbox.api.payment;

import io.longbox.api.order.OrderId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * The provider says that the money cannot be taken. A repeat changes nothing.
 *
 * @param order the order
 * @param reason why
 */
public record RecordCaptureFailure(OrderId order, PaymentFailure reason) {

    @TargetAggregateIdentifier
    public PaymentId payment() {
        return new PaymentId(order);
    }
}
