package io.longbox.api.payment;

import io.longbox.api.order.OrderId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Takes the money that is held, once. Answered by {@link CaptureRequested}, and then by {@link PaymentCaptured} or
 * {@link CaptureFailed}.
 *
 * @param order the order
 */
public record CapturePayment(OrderId order) {

    @TargetAggregateIdentifier
    public PaymentId payment() {
        return new PaymentId(order);
    }
}
