package io.longbox.api.payment;

import io.longbox.api.order.OrderId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Lets go of the money, whether or not it is held yet: afterwards nothing is authorised any more. Answered by
 * {@link PaymentVoided}, sooner or later, a repeat too. What was taken is refunded, not voided: then nothing happens. Nor
 * does anything while a capture is under way: whoever hears that it failed asks again.
 *
 * @param order the order
 */
public record VoidPayment(OrderId order) {

    @TargetAggregateIdentifier
    public PaymentId payment() {
        return new PaymentId(order);
    }
}
