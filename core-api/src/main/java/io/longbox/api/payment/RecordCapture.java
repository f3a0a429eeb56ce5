package io.longbox.api.payment;

import io.longbox.api.Money;
import io.longbox.api.order.OrderId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * The provider says that the money is taken. A repeat changes nothing.
 *
 * @param order the order
 * @param amount how much was taken
 */
public record RecordCapture(OrderId order, Money amount) {

    @TargetAggregateIdentifier
    public PaymentId payment() {
        return new PaymentId(order);
    }
}
