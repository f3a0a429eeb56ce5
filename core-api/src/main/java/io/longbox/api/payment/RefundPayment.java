package io.longbox.api.payment;

import io.longbox.api.Money;
import io.longbox.api.order.OrderId;
import io.longbox.api.order.RefundId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Gives money back to the card, once per refund; never more than was taken. Answered by {@link RefundRequested}, and then
 * by {@link PaymentRefunded} or {@link RefundFailed}.
 *
 * @param order the order
 * @param refund names what is given back
 * @param amount how much
 */
public record RefundPayment(OrderId order, RefundId refund, Money amount) {

    @TargetAggregateIdentifier
    public PaymentId payment() {
        return new PaymentId(order);
    }
}
