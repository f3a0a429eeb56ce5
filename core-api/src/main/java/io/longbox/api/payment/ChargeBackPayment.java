package io.longbox.api.payment;

import io.longbox.api.Money;
import io.longbox.api.order.OrderId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * The cardholder's bank has taken money back. A repeat by the same reference changes nothing.
 *
 * @param order the order
 * @param reference what the provider calls it
 * @param amount how much
 */
public record ChargeBackPayment(OrderId order, String reference, Money amount) {

    @TargetAggregateIdentifier
    public PaymentId payment() {
        return new PaymentId(order);
    }
}
