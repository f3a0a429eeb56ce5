package io.longbox.api.payment;

import io.longbox.api.Money;
import io.longbox.api.order.OrderId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * The provider says that it holds money. A repeat changes nothing; what comes after a void is ignored.
 *
 * @param order the order
 * @param reference what the provider calls it
 * @param amount how much it holds; another amount than was asked for is a no
 */
public record RecordAuthorisation(OrderId order, String reference, Money amount) {

    @TargetAggregateIdentifier
    public PaymentId payment() {
        return new PaymentId(order);
    }
}
