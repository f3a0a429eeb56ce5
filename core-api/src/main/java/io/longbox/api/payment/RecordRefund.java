package io.longbox.api.payment;

import io.longbox.api.Money;
import io.longbox.api.order.OrderId;
import io.longbox.api.order.RefundId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * The provider says that the money has gone back. A repeat changes nothing.
 *
 * @param order the order
 * @param refund which
 * @param amount how much
 */
public record RecordRefund(OrderId order, RefundId refund, Money amount) {

    @TargetAggregateIdentifier
    public PaymentId payment() {
        return new PaymentId(order);
    }
}
