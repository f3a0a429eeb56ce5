package io.longbox.api.payment;

import io.longbox.api.order.OrderId;
import io.longbox.api.order.RefundId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * The provider says that the money cannot go back. A repeat changes nothing.
 *
 * @param order the order
 * @param refund which
 * @param reason why
 */
public record RecordRefundFailure(OrderId order, RefundId refund, PaymentFailure reason) {

    @TargetAggregateIdentifier
    public PaymentId payment() {
        return new PaymentId(order);
    }
}
